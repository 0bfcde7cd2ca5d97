package io.optimum.workbench.ui.control;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.style.Format;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
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
  void aTextIsWholeWhereAllColumnsHaveRoomAndElseHasWhatNumbersLeave() {
    DataTable<String> splits = onWindowThread(ColumnFitTest::splits);
    Text words = new Text("trained on, or measured since");
    words.setFont(Font.font(13));
    double whole = words.getLayoutBounds().getWidth() + 16;

    assertThat(widthsAt(splits, 795).get(1)).isGreaterThan(whole);
    assertThat(widthsAt(splits, 480).get(1)).isBetween(140.0, whole);
    assertThat(widthsAt(splits, 480).get(2)).isLessThan(40);
    assertThat(splits.getColumns().getLast().getMinWidth())
        .as("its title and the button over it")
        .isGreaterThan(splits.getColumns().get(3).getMinWidth());
  }

  @Test
  void roomThatIsLeftGoesToATextInShortBeforeItGoesToNumbers() {
    DataTable<String> pairs = onWindowThread(ColumnFitTest::pairs);
    Text words = new Text("resnet50-fp16 b1 + mobilenetv2-fp16 b1 + vgg19-fp16 b1");
    words.setFont(Font.font(13));
    assertThat(widthsAt(pairs, 640).getFirst()).isGreaterThan(words.getLayoutBounds().getWidth());
  }

  private static DataTable<String> pairs() {
    DataTable<String> made =
        new DataTable<>(
            "Pairs",
            List.of(
                DataColumn.text("Combination", _ -> "resn… + mobil… + vgg19", row -> row),
                DataColumn.number("ANTT", _ -> 1.5, Format::number),
                DataColumn.bytes("Device memory", _ -> 3e9)));
    made.rows()
        .setAll(Collections.nCopies(9, "resnet50-fp16 b1 + mobilenetv2-fp16 b1 + vgg19-fp16 b1"));
    new Scene(new Pane(made));
    made.applyCss();
    return made;
  }

  private static DataTable<String> splits() {
    DataTable<String> made =
        new DataTable<>(
            "Splits",
            List.of(
                DataColumn.text("Split by", _ -> "Training"),
                DataColumn.text("Part", row -> row),
                DataColumn.number("n", _ -> 67, Format::number),
                DataColumn.fraction("Mean error", _ -> 0.1),
                DataColumn.fraction("p95 error", _ -> 0.4)));
    made.rows().setAll(Collections.nCopies(40, "trained on, or measured since"));
    new Scene(new Pane(made));
    made.applyCss();
    return made;
  }

  private static List<Double> widthsAt(DataTable<String> table, double width) {
    return onWindowThread(() -> {
      table.resize(width, 200);
      table.layout();
      table.layout(); // the first one finds whether rows scroll
      return table.getVisibleLeafColumns().stream().map(TableColumn::getWidth).toList();
    });
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
  void widthsDoNotDependOnThoseBefore() {
    for (double width : List.of(WIDE, 640.0, 512.5)) {
      List<Double> atOnce = widthsAt(onWindowThread(ColumnFitTest::splits), width);
      DataTable<String> changing = onWindowThread(ColumnFitTest::splits);
      for (double before : List.of(700.0, 431.0, 655.5, 1200.0)) {
        widthsAt(changing, before);
        assertThat(widthsAt(changing, width)).as("%s after %s", width, before).isEqualTo(atOnce);
      }
    }
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
  void theTitleOfASortedColumnHasRoomForItsArrow() {
    shownAt(WIDE);
    TableColumn<String, ?> predicted = table.getColumns().get(1);
    double before = predicted.getMinWidth();
    onWindowThread(() -> table.getSortOrder().add(predicted));
    assertThat(predicted.getMinWidth()).isGreaterThan(before + 15);
    onWindowThread(() -> table.getSortOrder().remove(predicted));
    assertThat(predicted.getMinWidth()).isEqualTo(before);
  }

  @Test
  void aDrawnWidthIsTheSameAtTheNextStart() {
    shownAt(WIDE);
    onWindowThread(() -> table.resizeColumn(table.getColumns().get(1), 100));
    double drawn = table.getColumns().get(1).getWidth();
    DataTable<String> again = again();
    assertThat(again.getColumns().get(1).getWidth()).isCloseTo(drawn, within(1.0));
    onWindowThread(() -> again.resizeColumn(again.getColumns().get(1), 20));
    assertThat(again.getColumns().get(1).getWidth()).isCloseTo(drawn + 20, within(1.0));
  }

  @Test
  void columnsThatTheUserMovedHidOrTookBackAreSoAtTheNextStart() {
    shownAt(NARROW);
    show("From", true);
    show("Predicted", false);
    onWindowThread(() -> {
      List<TableColumn<String, ?>> moved = new ArrayList<>(table.getColumns());
      moved.addFirst(moved.removeLast());
      return table.getColumns().setAll(moved);
    });
    assertThat(onWindowThread(again()::layoutProperty).get().columns())
        .extracting(TableLayout.Column::title, TableLayout.Column::shown)
        .containsExactly(
            tuple("From", TableLayout.Shown.ALWAYS),
            tuple("Engine", TableLayout.Shown.ROOM),
            tuple("Predicted", TableLayout.Shown.NEVER),
            tuple("Measured", TableLayout.Shown.ROOM));
  }

  @Test
  void columnsThatGaveWayForLackOfRoomAreNotKeptAsHidden() {
    TableLayout usual = table.layoutProperty().get();
    shownAt(NARROW);
    assertThat(table.layoutProperty().get()).isEqualTo(usual);
  }

  @Test
  void aLayoutOfOtherColumnsIsPassedOver() {
    onWindowThread(() -> {
      table.arrange(
          new TableLayout(
              List.of(new TableLayout.Column("Gone", TableLayout.Shown.NEVER, 40)),
              List.of(new TableLayout.Sort("Gone", true))));
      return true;
    });
    assertThat(shownAt(WIDE)).containsExactly("Engine", "Predicted", "Measured", "From");
  }

  /// Another table with the layout of this one.
  private DataTable<String> again() {
    return onWindowThread(() -> {
      DataTable<String> again = table();
      again.resize(table.getWidth(), 200);
      again.layout();
      again.arrange(table.layoutProperty().get());
      return again;
    });
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
    table.applyCss();
    return table;
  }

  private List<String> shownAt(double width) {
    return onWindowThread(() -> {
      table.resize(width, 200);
      table.layout();
      table.layout(); // the first one finds whether rows scroll
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
