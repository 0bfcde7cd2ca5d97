package io.optimum.workbench.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.TimeNote;
import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.style.Theme;
import io.optimum.workbench.ui.timeline.lane.LaneArea;
import io.optimum.workbench.ui.timeline.model.KeptNotes;
import io.optimum.workbench.ui.timeline.model.RangeStatistics;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import io.optimum.workbench.ui.timeline.span.Arrangement;
import io.optimum.workbench.ui.timeline.span.KernelBook;
import io.optimum.workbench.ui.timeline.span.LaneKey;
import io.optimum.workbench.ui.timeline.span.LaneSpans;
import io.optimum.workbench.ui.timeline.span.RowLayout;
import io.optimum.workbench.ui.timeline.span.SpanHit;
import io.optimum.workbench.ui.timeline.span.SpanStore;
import io.optimum.workbench.ui.timeline.span.TimeRange;
import io.optimum.workbench.ui.timeline.span.Track;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
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
class TimelineViewTest {
  /// Below the rows of the GPU and the first engine.
  private static final double KERNELS_OF_FIRST_STREAM = 40 + 24 + 20;

  private static final double LANES_WIDTH = 1200;

  private final TimelineViewModel model = new TimelineViewModel(new SpanStore(), Runnable::run);

  @Start
  void open(Stage stage) {
    new Theme(Theme.Choice.LIGHT);
    model.restart(Provenance.SIMULATED, KernelBook.EMPTY);
    TimelineView lanes = new TimelineView(model);
    VBox.setVgrow(lanes, Priority.ALWAYS);
    Scene scene = new Scene(new VBox(new TimelineStatus(model), lanes), LANES_WIDTH, 700);
    scene.getStylesheets().add(Theme.stylesheet());
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @Test
  void showsSpansThatArriveWhileItIsOpen(FxRobot robot) throws TimeoutException {
    SyntheticSpans.batches(3, 2_000).forEach(model.store()::accept);
    until(() -> model.snapshotProperty().get().spanCount() == 6_000);
    until(() -> lanes(robot).getAccessibleText().contains("3 streams"));
    assertThat(robot.lookup(".provenance-badge").queryLabeled().getText()).isEqualTo("simulated");
  }

  @Test
  void saysHowManySpansWereDropped(FxRobot robot) {
    Labeled badge = robot.lookup("#dropped-spans").queryLabeled();
    assertThat(badge.isVisible()).isFalse();
    robot.interact(() -> model.lostProperty().set(1_234));
    assertThat(badge.isVisible()).isTrue();
    assertThat(badge.getText()).isEqualTo(Format.count(1_234) + " dropped");
  }

  @Test
  void saysThatItWaitsForTheFirstSpans(FxRobot robot) throws TimeoutException {
    until(() -> lanes(robot).getAccessibleText().contains("press Run live"));
    robot.interact(() -> model.awaitedProperty().set(true));
    until(() -> lanes(robot).getAccessibleText().startsWith("Waiting for the first spans."));
  }

  @Test
  void controlAndWheelZoomsAtTheMouse(FxRobot robot) throws TimeoutException {
    load(robot);
    robot.interact(model::fit);
    Axis before = model.viewProperty().get();
    robot.moveTo(at(robot, 0.25)).press(KeyCode.CONTROL);
    robot.scroll(3, VerticalDirection.UP).release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    Axis after = model.viewProperty().get();
    assertThat(after.length()).isLessThan(before.length() * 0.7);
    assertThat(after.value(0.25)).isCloseTo(before.value(0.25), within(before.length() * 0.01));
    robot.push(KeyCode.BACK_SPACE);
    assertThat(model.viewProperty().get()).isEqualTo(before);
  }

  @Test
  void plainWheelMovesInTime(FxRobot robot) throws TimeoutException {
    load(robot);
    Axis before = model.viewProperty().get();
    robot.moveTo(at(robot, 0.5)).scroll(2, VerticalDirection.UP);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(model.viewProperty().get().min()).isLessThan(before.min());
    assertThat(model.viewProperty().get().length()).isCloseTo(before.length(), within(1.0));
    assertThat(robot.lookup("Follow").queryAs(ToggleButton.class).isSelected()).isFalse();
  }

  @Test
  void dragMeasuresAPieceOfTheRun(FxRobot robot) throws TimeoutException {
    load(robot);
    Axis view = model.viewProperty().get();
    robot.drag(at(robot, 0.2)).dropTo(at(robot, 0.6));
    WaitForAsyncUtils.waitForFxEvents();
    TimeRange selected = model.selectionProperty().get().orElseThrow();
    assertThat(selected.startNanos()).isCloseTo(view.value(0.2), within(view.length() * 0.01));
    assertThat(selected.lengthNanos()).isCloseTo(0.4 * view.length(), within(view.length() * 0.01));
    until(() -> model.statisticsProperty().get().isPresent());
    assertThat(robot.lookup(".statistics-title").queryLabeled().getText())
        .startsWith("Δt 8")
        .contains("GPU busy");
    assertThat(robot.lookup(".data-table").queryTableView().getItems()).hasSize(4);
  }

  @Test
  void whatIsSelectedStaysInSightWhileTheRunGoesOn(FxRobot robot) throws TimeoutException {
    load(robot);
    Axis seen = model.viewProperty().get();
    robot.drag(at(robot, 0.2)).dropTo(at(robot, 0.6));
    SyntheticSpans.batches(3, 9_000).forEach(model.store()::accept);
    until(() -> model.snapshotProperty().get().spanCount() > 12_000);
    assertThat(model.viewProperty().get()).isEqualTo(seen);
  }

  @Test
  void keysZoomToTheSelectionAndClearIt(FxRobot robot) throws TimeoutException {
    load(robot);
    robot.drag(at(robot, 0.4)).dropTo(at(robot, 0.5));
    double before = model.viewProperty().get().length();
    robot.push(KeyCode.F);
    assertThat(model.viewProperty().get().length()).isLessThan(before * 0.2);
    robot.push(KeyCode.ESCAPE);
    assertThat(model.selectionProperty().get()).isEmpty();
    robot.push(KeyCode.DIGIT0);
    assertThat(model.viewProperty().get().max())
        .isEqualTo(model.snapshotProperty().get().endNanos());
  }

  @Test
  void clickSelectsTheSpanBelowTheMouse(FxRobot robot) throws TimeoutException {
    load(robot);
    Track track = model.snapshotProperty().get().lanes().getFirst().operations();
    int span = track.firstEndingAfter(model.viewProperty().get().value(0.5), 0) + 3;
    robot.interact(() -> {
      model.select(new TimeRange(track.startNanos(span), track.endNanos(span)));
      model.zoomToSelection();
      model.clearSelection();
    });
    robot.clickOn(at(robot, 0.5));
    assertThat(model.selectionProperty().get())
        .contains(new TimeRange(track.startNanos(span), track.endNanos(span)));
  }

  @Test
  void slashFindsKernelsAndEnterWalksThroughThem(FxRobot robot) throws TimeoutException {
    load(robot);
    robot.clickOn(lanes(robot)).push(KeyCode.SLASH).write("softmax").push(KeyCode.ENTER);
    SpanHit first = model.currentProperty().get().orElseThrow();
    assertThat(title(first)).isEqualTo("softmax_warp_forward");
    robot.push(KeyCode.ENTER);
    SpanHit second = model.currentProperty().get().orElseThrow();
    assertThat(second.range().startNanos()).isGreaterThanOrEqualTo(first.range().startNanos());
    assertThat(second).isNotEqualTo(first);
    robot.press(KeyCode.SHIFT).push(KeyCode.ENTER).release(KeyCode.SHIFT);
    assertThat(model.currentProperty().get()).contains(first);
    assertThat(robot.lookup("#found-kernels").queryLabeled().getText()).contains("kernels");
    robot.push(KeyCode.ESCAPE);
    assertThat(model.find().queryProperty().get()).isEmpty();
  }

  @Test
  void lettersWorkWhereverTheFocusIsButNotWhereTextIsTyped(FxRobot robot) throws TimeoutException {
    load(robot);
    robot.clickOn("Fit");
    double all = model.viewProperty().get().length();
    robot.push(KeyCode.W);
    assertThat(model.viewProperty().get().length()).isLessThan(all);
    robot.push(KeyCode.DIGIT0);
    assertThat(model.viewProperty().get().length()).isEqualTo(all);
    robot.push(KeyCode.M);
    assertThat(model.notes().writingProperty().get()).isPresent();
    assertThat(robot.lookup("#note-field .text-field").queryTextInputControl().getText())
        .as("the key that led there is no letter of the note")
        .isEmpty();
    robot.push(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(lanes(robot).isFocused()).as("the lanes have the keys after a note").isTrue();
    robot.clickOn("Fit").push(KeyCode.SLASH).write("wasd0");
    assertThat(model.find().queryProperty().get()).isEqualTo("wasd0");
    assertThat(model.viewProperty().get().length()).isEqualTo(all);
  }

  @Test
  void notesAreWalkedThroughAndRemovedByKeys(FxRobot robot) throws TimeoutException {
    load(robot);
    robot.interact(() -> {
      new KeptNotes(
          model.notes(),
          List.of(
              new TimeNote(KeptNotes.RUN, 100_000, 200_000, "first"),
              new TimeNote(KeptNotes.RUN, 400_000, 500_000, "second")));
      model.fit();
    });
    robot.clickOn(lanes(robot)).push(KeyCode.ESCAPE);
    type(">", robot);
    type(">", robot);
    assertThat(model.selectionProperty().get()).contains(new TimeRange(400_000, 500_000));
    type("<", robot);
    assertThat(model.selectionProperty().get()).contains(new TimeRange(100_000, 200_000));
    robot.push(KeyCode.DELETE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(model.notes().notesProperty().get())
        .extracting(TimeNote::text)
        .containsExactly("second");
  }

  private static void type(String character, FxRobot robot) {
    robot.interact(() ->
        Event.fireEvent(
            lanes(robot),
            new KeyEvent(
                KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, true, false, false, false)));
  }

  @Test
  void aChosenSpanShowsItsDetailsAndCommaAndPeriodStepAlongTheRow(FxRobot robot)
      throws TimeoutException {
    load(robot);
    LaneSpans lane = model.snapshotProperty().get().lanes().getFirst();
    robot.interact(() -> {
      model.goTo(new SpanHit(lane.operations(), 40, lane, LaneKey.WATCHED));
      lanes(robot).requestFocus();
    });
    assertThat(robot.lookup("#span-detail").query().isVisible()).isTrue();
    robot.push(KeyCode.PERIOD).push(KeyCode.PERIOD).push(KeyCode.COMMA);
    assertThat(model.currentProperty().get().orElseThrow().span()).isEqualTo(41);
    robot.push(KeyCode.ESCAPE);
    assertThat(robot.lookup("#span-detail").query().isVisible()).isFalse();
  }

  @Test
  void aRowOfTheStatisticsMarksItsStreamAndASpanMarksItsRow(FxRobot robot) throws TimeoutException {
    load(robot);
    robot.drag(at(robot, 0.2)).dropTo(at(robot, 0.6));
    until(() -> model.statisticsProperty().get().isPresent());
    robot.clickOn("bert-base-fp16 · stream 0");
    assertThat(model.currentProperty().get().orElseThrow().key())
        .isEqualTo(new LaneKey(LaneKey.WATCHED, 1, 0));
    LaneSpans lane = model.snapshotProperty().get().lanes().getFirst();
    int span = lane.operations().firstEndingAfter(model.viewProperty().get().value(0.4), 0);
    robot.interact(() -> model.choose(new SpanHit(lane.operations(), span, lane, LaneKey.WATCHED)));
    until(() -> model.statisticsProperty().get().isPresent());
    WaitForAsyncUtils.waitForFxEvents();
    RangeStatistics.Row marked =
        (RangeStatistics.Row)
            robot.lookup(".data-table").queryTableView().getSelectionModel().getSelectedItem();
    assertThat(marked.name()).isEqualTo("resnet50-fp16 · stream 0");
  }

  @Test
  void theTablesListTheStreamsThatTheLanesShow(FxRobot robot) throws TimeoutException {
    load(robot);
    robot.drag(at(robot, 0.2)).dropTo(at(robot, 0.6));
    until(() -> robot.lookup(".data-table").queryTableView().getItems().size() == 4);
    String head = robot.lookup(".statistics-title").queryLabeled().getText();
    robot.interact(() -> model.arrange(each -> each.withFilter("resnet")));
    assertThat(robot.lookup(".data-table").queryTableView().getItems()).hasSize(3);
    assertThat(robot.lookup(".statistics-title").queryLabeled().getText()).isEqualTo(head);
    robot.clickOn("By kernel");
    assertThat(robot.lookup(".data-table").queryTableView().getItems()).isNotEmpty();
    robot.interact(() -> model.arrange(each -> each.withFilter("nothing is called so")));
    assertThat(robot.lookup(".data-table").queryTableView().getItems()).isEmpty();
    robot.interact(() -> model.arrange(_ -> Arrangement.ALL));
    robot.clickOn("By stream");
    assertThat(robot.lookup(".data-table").queryTableView().getItems()).hasSize(4);
  }

  @Test
  void theMinimapMovesTheView(FxRobot robot) throws TimeoutException {
    load(robot);
    double end = model.snapshotProperty().get().endNanos();
    var minimap = robot.lookup("#minimap").query();
    var bounds = minimap.localToScreen(minimap.getBoundsInLocal());
    robot.clickOn(bounds.getMinX() + bounds.getWidth() * 0.25, bounds.getCenterY());
    assertThat(model.viewProperty().get().value(0.5)).isCloseTo(end / 4, within(end * 0.02));
  }

  @Test
  void rowsAreFilteredFoldedAndBroughtBack(FxRobot robot) throws TimeoutException {
    load(robot);
    robot.clickOn("#filter-rows").write("bert|stream 1");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(streams(robot)).hasSize(2);
    robot.push(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(streams(robot)).hasSize(3);
    LaneArea area = lanes(robot);
    robot.clickOn(area.localToScreen(60, area.lanes().getMinY() + 40 + 12));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(streams(robot)).hasSize(1);
    robot.interact(() -> model.arrange(_ -> Arrangement.ALL));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(streams(robot)).hasSize(3);
  }

  @Test
  void aKeptRunLiesAboveTheNextOnTheSameClock(FxRobot robot) throws TimeoutException {
    load(robot);
    robot.interact(() -> {
      model.keep("kept");
      model.restart(Provenance.SIMULATED, KernelBook.EMPTY);
    });
    SyntheticSpans.batches(1, 500).forEach(model.store()::accept);
    until(() -> model.snapshotProperty().get().spanCount() == 500);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(streams(robot).subList(0, 3))
        .containsExactly(
            new LaneKey(LaneKey.REFERENCE, 0, 0),
            new LaneKey(LaneKey.REFERENCE, 0, 1),
            new LaneKey(LaneKey.WATCHED, 0, 0));
    robot.interact(model::compareWithNothing);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(streams(robot)).hasSize(1);
  }

  @Test
  void restsWhileNothingMovesAndWakesForNewSpans(FxRobot robot) throws TimeoutException {
    load(robot);
    until(() -> !lanes(robot).isAwake());
    SyntheticSpans.batches(1, 300).forEach(model.store()::accept);
    until(() -> model.snapshotProperty().get().spanCount() == 12_300);
    until(() -> !lanes(robot).isAwake());
  }

  private String title(SpanHit hit) {
    return hit.title(model.snapshotProperty().get().names());
  }

  private static List<LaneKey> streams(FxRobot robot) {
    return lanes(robot).rows().rows().stream()
        .filter(row -> row.kind() == RowLayout.Kind.STREAM)
        .map(row -> row.shown().orElseThrow().key())
        .toList();
  }

  private void load(FxRobot robot) throws TimeoutException {
    SyntheticSpans.batches(3, 4_000).forEach(model.store()::accept);
    until(() -> model.snapshotProperty().get().spanCount() == 12_000);
    until(() -> lanes(robot).getAccessibleText().contains("3 streams"));
  }

  private static LaneArea lanes(FxRobot robot) {
    return robot.lookup(".lane-area").queryAs(LaneArea.class);
  }

  /// A point on the lanes, at a share of their width.
  private static Point2D at(FxRobot robot, double fraction) {
    LaneArea area = lanes(robot);
    double x = area.lanes().getMinX() + fraction * area.lanes().getWidth();
    return area.localToScreen(x, area.lanes().getMinY() + KERNELS_OF_FIRST_STREAM);
  }

  private static void until(BooleanSupplier reached) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(reached::getAsBoolean).get());
  }
}
