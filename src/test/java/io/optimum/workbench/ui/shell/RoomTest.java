package io.optimum.workbench.ui.shell;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.ui.OpenWindow;
import io.optimum.workbench.ui.session.Screen;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;

/// Screens in the smallest window.
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class RoomTest {
  @TempDir Path folder;
  private OpenWindow open;

  @BeforeEach
  void open() {
    open = OpenWindow.show(Workbench.create().steps(), folder);
    onWindowThread(() -> {
      open.stage().setWidth(640);
      open.stage().setHeight(480);
      return true;
    });
  }

  @AfterEach
  void hide() {
    open.hide();
  }

  @ParameterizedTest
  @EnumSource(value = Screen.class, names = "WELCOME", mode = EnumSource.Mode.EXCLUDE)
  void aScreenWithNothingToShowDoesNotScroll(Screen screen) throws Exception {
    open.go(screen);
    assertThat(onWindowThread(() -> scrolls(screen))).isFalse();
  }

  @Test
  void aScreenScrollsOnceItHasSomethingToShow() throws Exception {
    open.go(Screen.COMBINATIONS);
    ComboBox<?> gpus = (ComboBox<?>) open.node("#gpu-choice");
    assertThat(gpus.isDisabled()).isTrue();
    showProject();
    assertThat(onWindowThread(() -> scrolls(Screen.COMBINATIONS))).isTrue();
    assertThat(gpus.isDisabled()).isFalse();
  }

  @Test
  void mapAndReasonsOfCombinationsStandBelowOneAnother() throws Exception {
    open.go(Screen.COMBINATIONS);
    showProject();
    Region map = (Region) open.node("#combinations .small-tabs");
    assertThat(map.getWidth()).isGreaterThan(350);
    assertThat(map.getHeight()).isGreaterThan(400);
  }

  @Test
  void theStatusBarSaysTheShortOfItAndTheRestInItsTooltips() throws Exception {
    Label predictor = (Label) open.node("#status-predictor");
    onWindowThread(() -> {
      open.session().show(TestData.project(), folder.resolve("a-rather-long-name-of-a-project"));
      return true;
    });
    open.until(() -> predictor.getText().equals("prior and mean + MLP"));
    Label saved = (Label) open.node("#status-saved");
    assertThat(predictor.getWidth()).isGreaterThanOrEqualTo(predictor.prefWidth(-1));
    assertThat(predictor.getTooltip().getText()).isEqualTo("Predictor: prior and mean + MLP");
    assertThat(saved.getText()).isEqualTo("Saved");
    assertThat(saved.getTooltip().getText()).contains("a-rather-long-name");
    onWindowThread(() -> {
      open.stage().setWidth(1440);
      return true;
    });
    open.until(() -> predictor.getText().equals("Predictor: prior and mean + MLP"));
    assertThat(saved.getText()).isEqualTo("Saved in a-rather-long-name-of-a-project");
  }

  private void showProject() throws Exception {
    onWindowThread(() -> {
      open.session().show(TestData.project(), null);
      return true;
    });
    open.settle();
  }

  private boolean scrolls(Screen screen) {
    open.scene().getRoot().applyCss();
    open.scene().getRoot().layout();
    Node at = open.node("#" + screen.name().toLowerCase(Locale.ROOT));
    while (!(at instanceof ScrollPane)) {
      at = at.getParent();
    }
    return at.lookupAll(".scroll-bar").stream().anyMatch(Node::isVisible);
  }
}
