package io.optimum.workbench.ui.control;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.style.Format;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class ColumnFitTest {
  private static final double NARROW = 280;
  private static final double WIDE = 900;

  private final DataTable<String> table = onWindowThread(ColumnFitTest::table);

  @BeforeAll
  static void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void allColumnsAreInSightWhereThereIsRoom() {
    assertThat(shownAt(WIDE)).containsExactly("Engine", "Predicted", "Measured", "From");
  }

  @Test
  void theLastColumnsGiveWayAndComeBackWithTheRoom() {
    assertThat(shownAt(NARROW)).containsExactly("Engine", "Predicted");
    assertThat(shownAt(WIDE)).containsExactly("Engine", "Predicted", "Measured", "From");
  }

  @Test
  void columnsAreAsWideAsBeforeOnceTheRoomIsBack() {
    List<Double> before = widthsAt(WIDE);
    widthsAt(NARROW);
    assertThat(widthsAt(WIDE)).isEqualTo(before);
  }

  @Test
  void aColumnThatIsTakenBackStays() {
    shownAt(NARROW);
    show("From", true);
    assertThat(shownAt(NARROW - 1)).containsExactly("Engine", "Predicted", "From");
  }

  @Test
  void aColumnThatTheUserHidStaysHidden() {
    shownAt(WIDE);
    show("Measured", false);
    shownAt(NARROW);
    assertThat(shownAt(WIDE)).containsExactly("Engine", "Predicted", "From");
  }

  @Test
  void aFileHasTheColumnsThatGaveWay() {
    shownAt(NARROW);
    String csv = onWindowThread(() -> table.wholeText().csv()).asText(Progress.none());
    assertThat(csv).startsWith("Engine,Predicted,Measured,From\n").contains(",simulated\n");
    assertThat(onWindowThread(() -> table.toTsv(true))).startsWith("Engine\tPredicted\n");
  }

  @Test
  void aWidthThatTheUserDrewStaysWhenRowsChange() {
    shownAt(WIDE);
    TableColumn<String, ?> measured = table.getColumns().get(2);
    onWindowThread(() -> table.resizeColumn(measured, 60));
    double drawn = measured.getWidth();
    onWindowThread(() -> table.rows().setAll("vgg19-fp16 b4", "a-much-longer-name-fp16 b16"));
    assertThat(measured.getWidth()).isCloseTo(drawn, within(10.0));
  }

  @Test
  void theLastColumnCannotBeHidden() {
    shownAt(WIDE);
    List.of("Engine", "Predicted", "Measured", "From").forEach(title -> show(title, false));
    assertThat(table.getVisibleLeafColumns()).hasSize(1);
  }

  private static DataTable<String> table() {
    DataTable<String> table =
        new DataTable<>(
            "Slowdowns",
            List.of(
                DataColumn.text("Engine", each -> each),
                DataColumn.number("Predicted", String::length, Format::slowdown),
                DataColumn.number("Measured", String::length, Format::slowdown),
                DataColumn.text("From", _ -> "simulated")));
    table.rows().setAll("resnet50-fp16 b4", "efficientnet-b0-fp16 b8");
    new Scene(new Pane(table));
    return table;
  }

  private List<String> shownAt(double width) {
    return onWindowThread(() -> {
      table.resize(width, 200);
      return table.getVisibleLeafColumns().stream().map(TableColumn::getText).toList();
    });
  }

  private List<Double> widthsAt(double width) {
    shownAt(width);
    return onWindowThread(
        () -> table.getVisibleLeafColumns().stream().map(TableColumn::getWidth).toList());
  }

  private void show(String title, boolean shown) {
    onWindowThread(() -> {
      table.getColumns().stream()
          .filter(column -> column.getText().equals(title))
          .forEach(column -> column.setVisible(shown));
      return true;
    });
  }
}
