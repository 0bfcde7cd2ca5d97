package io.optimum.workbench.ui.control;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.chart.Caption;
import io.optimum.workbench.ui.fx.CopyRequest;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.style.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ConstrainedColumnResizeBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class ControlsTest {
  private record Row(String engine, double latencyNanos) {}

  @Start
  void open(Stage stage) {
    new Theme(Theme.Choice.LIGHT);
    DataTable<Row> table =
        new DataTable<>(
            "Engines",
            List.of(
                DataColumn.text("Engine", Row::engine),
                DataColumn.nanos("Latency", Row::latencyNanos)));
    table.rows().addAll(new Row("resnet50", 2e6), new Row("bert", 10e6), new Row("yolov4", 500e3));
    table.setPrefHeight(200);
    QuantityField field =
        new QuantityField("Limit", 5e6, new QuantityField.Bounds("ms", 1e5, 1e9, 1e6));
    SliderField slider =
        new SliderField("Weight", new SliderField.Range(0, 1, 0), 0.5, Format::fraction);
    Scene scene = new Scene(new VBox(20, field, slider, table), 500, 400);
    scene.getStylesheets().add(Theme.stylesheet());
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @Test
  void tableSortsByValueNotByText(FxRobot robot) {
    robot.clickOn("Latency");
    assertThat(engines(robot)).containsExactly("yolov4", "resnet50", "bert");
  }

  @Test
  void tableFiltersByWords(FxRobot robot) {
    robot.interact(() -> table(robot).filterProperty().set("MS res"));
    assertThat(engines(robot)).containsExactly("resnet50");
  }

  @Test
  void controlAndCCopiesTheSelectedRows(FxRobot robot) {
    robot.clickOn("bert").push(KeyCode.CONTROL, KeyCode.C);
    List<String> copied = new ArrayList<>();
    robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
    assertThat(copied).containsExactly("Engine\tLatency\nbert\t10.0 ms\n");
    assertThat(table(robot).toTsv(false)).isEqualTo("bert\t10.0 ms\n");
  }

  @Test
  void tableSortsByASecondColumnWithShift(FxRobot robot) {
    robot.interact(() -> {
      DataTable<Row> table = rows(robot);
      table.rows().add(new Row("bert", 1e6));
    });
    robot.clickOn("Engine").press(KeyCode.SHIFT).clickOn("Latency").release(KeyCode.SHIFT);
    assertThat(table(robot).getSortOrder()).hasSize(2);
    assertThat(rows(robot).getItems().getFirst()).isEqualTo(new Row("bert", 1e6));
  }

  @Test
  void aTableThatFiltersHaveEmptiedSaysSo(FxRobot robot) {
    robot.interact(() -> table(robot).filterProperty().set("resnet99"));
    assertThat(((Label) table(robot).getPlaceholder()).getText())
        .isEqualTo("No row passes the filters");
    robot.interact(() -> rows(robot).rows().clear());
    assertThat(((Label) table(robot).getPlaceholder()).getText()).isEqualTo("Nothing to show");
  }

  @Test
  void columnsAreFilteredByWhatIsTypedInTheirHeads(FxRobot robot) {
    robot.clickOn("bert").push(KeyCode.CONTROL, KeyCode.F);
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(() -> filterField(robot, "Latency").setText("< 3 ms"));
    assertThat(engines(robot)).containsExactlyInAnyOrder("resnet50", "yolov4");
    robot.interact(() -> filterField(robot, "Latency").setText("< garbage"));
    assertThat(filterField(robot, "Latency").getPseudoClassStates())
        .contains(PseudoClass.getPseudoClass("danger"));
    robot.interact(() -> filterField(robot, "Latency").setText("< 3 ms"));
    robot.interact(() -> filterField(robot, "Engine").setText("/^y/"));
    assertThat(engines(robot)).containsExactly("yolov4");
    robot.interact(() -> table(robot).columnFiltersProperty().set(false));
    assertThat(engines(robot)).hasSize(3);
  }

  @Test
  void hiddenColumnsAreNotCopiedAndRawValuesAreInFull(FxRobot robot) {
    robot.clickOn("bert").push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    assertThat(clipboard()).isEqualTo("Engine\tLatency [ns]\nbert\t10000000\n");
    robot.interact(() -> table(robot).getColumns().getFirst().setVisible(false));
    assertThat(table(robot).toTsv(true)).isEqualTo("Latency\n10.0 ms\n");
  }

  @Test
  void theMenuReachesEverythingWithTheKeyboard(FxRobot robot) {
    robot.interact(() -> table(robot).getContextMenu().getOnShowing().handle(null));
    List<String> titles =
        table(robot).getContextMenu().getItems().stream()
            .flatMap(item -> java.util.Optional.ofNullable(item.getText()).stream())
            .toList();
    assertThat(titles)
        .contains("Copy as", "Save 3 rows as CSV…", "Sort by", "Then by", "Filter columns (Ctrl+F)")
        .contains("Columns");
  }

  @Test
  void theButtonAtTheHeadsResetsColumnsThatWereDrawnMovedAndSorted(FxRobot robot) {
    TableLayout usual = table(robot).layoutProperty().get();
    Node head = robot.lookup(".column-header").nth(1).query();
    robot.clickOn("Latency");
    robot.drag(robot.offset(head, Pos.CENTER_RIGHT, Point2D.ZERO).query()).dropBy(60, 0);
    TableLayout drawn = table(robot).layoutProperty().get();
    assertThat(drawn.columns().getFirst().width())
        .isEqualTo((int) Math.round(table(robot).getColumns().getFirst().getWidth()));
    assertThat(drawn.sort()).containsExactly(new TableLayout.Sort("Latency", false));
    robot.clickOn(".show-hide-columns-button").clickOn("Reset columns and sort");
    assertThat(table(robot).layoutProperty().get()).isEqualTo(usual);
    assertThat(engines(robot)).containsExactly("resnet50", "bert", "yolov4");
  }

  @Test
  void whatIsSelectedStaysSelectedWhenItsNumbersChange(FxRobot robot) {
    robot.interact(() -> {
      DataTable<Row> table = rows(robot);
      table.getSelectionModel().select(new Row("bert", 10e6));
      table.rows().setAll(new Row("yolov4", 1e6), new Row("vgg19", 2e6), new Row("bert", 11e6));
    });
    assertThat(rows(robot).getSelectionModel().getSelectedItems())
        .containsExactly(new Row("bert", 11e6));
  }

  @Test
  void columnsStayInSightWhenOtherRowsAreWider(FxRobot robot) {
    robot.interact(() -> {
      rows(robot).setMaxWidth(320);
      rows(robot).getScene().getRoot().layout();
      rows(robot).rows().setAll(new Row("a".repeat(60), 1));
    });
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(table(robot).getColumns().stream().mapToDouble(TableColumn::getWidth).sum())
        .isLessThanOrEqualTo(320);
  }

  @Test
  void aFileHasAllRowsUnlessSeveralAreSelected(FxRobot robot) {
    robot.interact(() -> rows(robot).getSelectionModel().clearAndSelect(1));
    assertThat(csv(robot)).hasSize(1 + 3);
    robot.interact(() -> rows(robot).getSelectionModel().selectRange(0, 2));
    assertThat(csv(robot)).hasSize(1 + 2);
  }

  @Test
  void aFileSaysWhereTheRowsComeFromAndKeepsNegativeNumbersNumbers(FxRobot robot) {
    robot.interact(() -> {
      rows(robot).rows().setAll(new Row("bert", -0.5), new Row("=1+1", 2));
      rows(robot).setCaption(() -> new Caption("alone on a GPU", "simulated", "2 engines"));
    });
    assertThat(csv(robot))
        .containsExactly(
            "Engine,Latency [ns],shown,provenance,samples",
            "bert,-0.5,alone on a GPU,simulated,2 engines",
            "'=1+1,2,alone on a GPU,simulated,2 engines");
  }

  private static List<String> csv(FxRobot robot) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> rows(robot).wholeText().csv())
        .asText(Progress.none())
        .lines()
        .toList();
  }

  @Test
  void csvIsRawAndAHundredThousandRowsFilterAndSort(FxRobot robot) {
    robot.interact(() -> {
      DataTable<Row> table = rows(robot);
      table
          .rows()
          .setAll(
              IntStream.range(0, 100_000)
                  .mapToObj(i -> new Row("engine-" + i, (i * 7919) % 100_003))
                  .toList());
      table.getSortOrder().setAll(List.of(table.getColumns().get(1)));
      table.filterProperty().set("engine-99");
    });
    assertThat(rows(robot).getItems()).hasSize(1111);
    assertThat(rows(robot).getItems())
        .isSortedAccordingTo(java.util.Comparator.comparingDouble(Row::latencyNanos));
    assertThat(rows(robot).text().csv().asText(Progress.none()))
        .startsWith("Engine,Latency [ns]\nengine-99");
  }

  @Test
  void aTableWithoutRoomForItsColumnsScrolls(FxRobot robot) {
    robot.interact(() -> table(robot).setMaxWidth(150));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(table(robot).getColumnResizePolicy())
        .isEqualTo(TableView.UNCONSTRAINED_RESIZE_POLICY);
    assertThat(table(robot).getColumns())
        .allSatisfy(column -> assertThat(column.getWidth()).isEqualTo(column.getMinWidth()));
    robot.interact(() -> table(robot).setMaxWidth(Double.MAX_VALUE));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(table(robot).getColumnResizePolicy())
        .isInstanceOf(ConstrainedColumnResizeBase.class);
  }

  @Test
  void panesKeepTheirSharesThroughASmallWindow(FxRobot robot) {
    SteadySplit split = new SteadySplit(0.3, new Pane(), new Pane());
    robot.interact(() -> {
      Scene scene = new Scene(split, 1000, 300);
      scene.getRoot().applyCss();
      for (double width : new double[] {1000, 400, 1000}) {
        split.resize(width, 300);
        split.layout();
      }
    });
    assertThat(split.getDividerPositions()[0]).isCloseTo(0.3, within(0.01));
  }

  @Test
  void veryManyRowsAreCopiedBesideTheWindow(FxRobot robot) {
    List<CopyRequest> asked = new ArrayList<>();
    robot.interact(() -> {
      DataTable<Row> table = rows(robot);
      table.rows().setAll(IntStream.range(0, 100_000).mapToObj(i -> new Row("e" + i, i)).toList());
      table.getScene().addEventHandler(CopyRequest.ASKED, asked::add);
      table.requestFocus();
    });
    robot.push(KeyCode.CONTROL, KeyCode.C);
    assertThat(asked).hasSize(1);
    robot.interact(() -> rows(robot).rows().clear());
    List<String> copied = asked.getFirst().content().asText(Progress.none()).lines().toList();
    assertThat(copied).as("as it was when it was asked for").hasSize(100_001);
    assertThat(copied.getLast()).isEqualTo("e99999\t100 µs");
  }

  private static javafx.scene.control.TextField filterField(FxRobot robot, String column) {
    return table(robot).getColumns().stream()
        .filter(each -> each.getText().equals(column))
        .map(each -> (javafx.scene.control.TextField) each.getGraphic())
        .findFirst()
        .orElseThrow();
  }

  private static String clipboard() {
    return WaitForAsyncUtils.waitForAsyncFx(
        10_000, () -> Clipboard.getSystemClipboard().getString());
  }

  @SuppressWarnings("unchecked")
  private static DataTable<Row> rows(FxRobot robot) {
    return (DataTable<Row>) table(robot);
  }

  @Test
  void quantityTakesItsUnitAndRefusesNonsense(FxRobot robot) {
    QuantityField field = robot.lookup(".quantity-field").queryAs(QuantityField.class);
    robot.doubleClickOn(".text-field").write("7.5 ms").push(KeyCode.ENTER);
    assertThat(field.valueProperty().get()).isEqualTo(7.5e6);
    robot.push(KeyCode.CONTROL, KeyCode.A).write("fast").push(KeyCode.ENTER);
    assertThat(field.validProperty().get()).isFalse();
    assertThat(field.valueProperty().get()).isEqualTo(7.5e6);
    assertThat(robot.lookup(".advice").queryLabeled().getText())
        .isEqualTo("Type a number from 0.1 to 1000 ms.");
    robot.push(KeyCode.ESCAPE);
    assertThat(field.validProperty().get()).isTrue();
  }

  @Test
  void anEmptyQuantityAsksForNothing(FxRobot robot) {
    QuantityField field = robot.lookup(".quantity-field").queryAs(QuantityField.class);
    QuantityField limit =
        onWindowThread(() -> {
          QuantityField made =
              new QuantityField("Limit", 0, new QuantityField.Bounds("ms", 0, 1e9, 1e6))
                  .emptyAs("none");
          ((VBox) field.getParent()).getChildren().add(made);
          return made;
        });
    TextField input = (TextField) limit.lookup(".text-field");
    assertThat(input.getText()).isEmpty();
    assertThat(input.getPromptText()).isEqualTo("none");
    robot.clickOn(input).write("7.5").push(KeyCode.ENTER);
    assertThat(limit.valueProperty().get()).isEqualTo(7.5e6);
    robot.push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.DELETE).push(KeyCode.ENTER);
    assertThat(limit.valueProperty().get()).isZero();
    assertThat(limit.validProperty().get()).isTrue();
    robot.write("0").push(KeyCode.ENTER);
    assertThat(input.getText()).isEmpty();
  }

  @Test
  void aSliderIsHeldFromWhereADragBeginsToWhereItEnds(FxRobot robot) {
    SliderField field = robot.lookup(".slider-field").queryAs(SliderField.class);
    List<String> seen = new ArrayList<>();
    robot.interact(() -> {
      field.onHold(() -> seen.add("begin"), () -> seen.add("end"));
      field.valueProperty().subscribe((_, _) -> seen.add("moved"));
    });
    robot.drag(".slider-field .thumb").moveBy(40, 0).moveBy(40, 0).drop();
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(seen).startsWith("begin", "moved").endsWith("moved", "end");
    assertThat(seen).filteredOn(each -> !each.equals("moved")).containsExactly("begin", "end");
  }

  private static List<String> engines(FxRobot robot) {
    return table(robot).getItems().stream().map(row -> ((Row) row).engine()).toList();
  }

  private static DataTable<?> table(FxRobot robot) {
    return robot.lookup(".data-table").queryAs(DataTable.class);
  }
}
