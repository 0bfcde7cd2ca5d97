package io.optimum.workbench.ui.docs;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.ui.style.Theme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class DocsViewTest {
  @Test
  void noPageScrollsSidewaysInTheSmallestWindow() {
    DocsView docs = onWindowThread(() -> shown(600, 400));
    for (String page : Docs.pages()) {
      onWindowThread(() -> {
        select(docs, page);
        ScrollPane reading = (ScrollPane) docs.lookup("#docs-page");
        assertThat(((Region) reading.getContent()).getWidth())
            .as(page)
            .isLessThanOrEqualTo(reading.getViewportBounds().getWidth() + 1);
        return true;
      });
    }
  }

  @Test
  void whatDoesNotComeWithTheProgramIsNoLink() {
    DocsView docs = onWindowThread(() -> shown(900, 600));
    onWindowThread(() -> {
      assertThat(docs.lookupAll(".doc-link"))
          .extracting(each -> ((Labeled) each).getText())
          .contains("glossary")
          .doesNotContain("README", "decisions");
      return true;
    });
  }

  @Test
  void wideTablesAndCodeScrollByThemselvesAndAreShownInTheirWholeHeight() {
    DocsView docs = onWindowThread(() -> shown(600, 400));
    onWindowThread(() -> {
      select(docs, "file-formats");
      assertThat(docs.lookupAll(".doc-wide"))
          .anyMatch(Node::isFocusTraversable)
          .allSatisfy(each -> {
            Wide wide = (Wide) each;
            assertThat(wide.getViewportBounds().getHeight())
                .isGreaterThanOrEqualTo(((Region) wide.getContent()).getHeight() - 1);
          });
      return true;
    });
  }

  @Test
  void picturesAreDrawn() {
    DocsView docs = onWindowThread(() -> shown(1200, 800));
    onWindowThread(() -> {
      select(docs, "proof");
      assertThat(docs.lookupAll(".doc-picture"))
          .hasSize(3)
          .allSatisfy(each -> {
            assertThat(each.getAccessibleText()).isNotBlank();
            assertThat(each.lookupAll(".doc-line")).hasSizeGreaterThan(10);
          });
      return true;
    });
  }

  @Test
  void neitherWordsNorShortCellsOfTablesAreBroken() {
    DocsView docs = onWindowThread(() -> shown(600, 800));
    onWindowThread(() -> {
      select(docs, "proof");
      assertThat(docs.lookupAll(".doc-cell"))
          .filteredOn(each ->
              each.getAccessibleText().matches("transformer-heavy|many-small|a100-80gb-pcie"))
          .hasSizeGreaterThan(8)
          .allSatisfy(each ->
              assertThat(each.getLayoutBounds().getHeight())
                  .as(each.getAccessibleText())
                  .isLessThan(30));
      select(docs, "how-to/add-a-gpu");
      assertThat(docs.lookupAll(".doc-cell .doc-span-code"))
          .filteredOn(each -> ((Text) each).getText().equals("peakFlopsPerSecond"))
          .singleElement()
          .satisfies(each -> assertThat(each.getLayoutBounds().getHeight()).isLessThan(30));
      return true;
    });
  }

  private static void select(DocsView docs, String page) {
    ((ListView<?>) docs.lookup("#docs-pages"))
        .getSelectionModel()
        .select(Docs.pages().indexOf(page));
    docs.applyCss();
    docs.layout();
    docs.layout();
  }

  private static DocsView shown(double width, double height) {
    DocsView docs = new DocsView("index", () -> {});
    Scene scene = new Scene(docs, width, height);
    scene.getStylesheets().add(Theme.stylesheet());
    scene.snapshot(null);
    return docs;
  }
}
