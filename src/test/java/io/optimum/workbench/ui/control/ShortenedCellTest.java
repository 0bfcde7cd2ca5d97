package io.optimum.workbench.ui.control;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.ui.style.Theme;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ShortenedCellTest {
  @Test
  void whatIsWrittenInShortIsWholeOnHover() {
    assertThat(hover("mobil…", "mobilenetv2-fp16")).isEqualTo("mobilenetv2-fp16");
    assertThat(hover("vgg19", "vgg19")).isNull();
  }

  @Test
  void whatIsWrittenInShortIsNotCutInTheMiddleOnceMore() {
    assertThat(overrun("mobil…", "mobilenetv2-fp16")).isEqualTo(OverrunStyle.ELLIPSIS);
    assertThat(overrun("vgg19", "vgg19")).isEqualTo(OverrunStyle.CENTER_ELLIPSIS);
  }

  @Test
  void whatIsCutOffEndsAsWhatIsWrittenInShort() {
    assertThat(onWindowThread(() -> cell("vgg19", "vgg19").getEllipsisString())).isEqualTo("…");
  }

  private static OverrunStyle overrun(String shortened, String whole) {
    return onWindowThread(() -> cell(shortened, whole).getTextOverrun());
  }

  private static @Nullable String hover(String shortened, String whole) {
    return onWindowThread(() -> {
      TableCell<?, ?> cell = cell(shortened, whole);
      cell.getOnMouseEntered().handle(null);
      Tooltip tip = cell.getTooltip();
      return tip == null ? null : tip.getText();
    });
  }

  private static TableCell<?, ?> cell(String shortened, String whole) {
    DataTable<String> table =
        new DataTable<>("Names", List.of(DataColumn.text("Name", _ -> shortened, name -> name)));
    table.rows().setAll(whole);
    Scene scene = new Scene(table, 400, 200);
    scene.getStylesheets().add(Theme.stylesheet());
    scene.snapshot(null);
    return (TableCell<?, ?>) table.lookup(".table-row-cell .table-cell");
  }
}
