package io.optimum.workbench.ui.timeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.timeline.SyntheticSpans;
import io.optimum.workbench.ui.timeline.span.KernelBook;
import io.optimum.workbench.ui.timeline.span.SpanStore;
import org.junit.jupiter.api.Test;

class TimelineViewModelTest {
  private final TimelineViewModel model = new TimelineViewModel(new SpanStore(), Runnable::run);

  @Test
  void followsTheNewestSpan() {
    load();
    double end = model.snapshotProperty().get().endNanos();
    assertThat(model.viewProperty().get().max()).isCloseTo(end, within(1.0));
  }

  @Test
  void panningStopsFollowing() {
    load();
    model.pan(-0.2);
    assertThat(model.followingProperty().get()).isFalse();
  }

  @Test
  void zoomKeepsTheMomentBelowTheCursor() {
    load();
    model.pan(-1);
    double below = model.viewProperty().get().value(0.25);
    model.zoom(0.5, 0.25);
    assertThat(model.viewProperty().get().value(0.25)).isCloseTo(below, within(1.0));
  }

  @Test
  void backUndoesAWholeZoomGesture() {
    load();
    model.pan(-1);
    Axis before = model.viewProperty().get();
    model.zoom(0.8, 0.5);
    model.zoom(0.8, 0.5);
    model.back();
    assertThat(model.viewProperty().get()).isEqualTo(before);
  }

  @Test
  void fitShowsTheWholeRun() {
    load();
    model.fit();
    assertThat(model.viewProperty().get().min())
        .isEqualTo(model.snapshotProperty().get().startNanos());
    assertThat(model.viewProperty().get().max())
        .isEqualTo(model.snapshotProperty().get().endNanos());
  }

  @Test
  void theRunStaysInSight() {
    load();
    for (int i = 0; i < 100; i++) {
      model.pan(-1);
    }
    assertThat(model.viewProperty().get().max()).isPositive();
    for (int i = 0; i < 1000; i++) {
      model.pan(1);
    }
    assertThat(model.viewProperty().get().min())
        .isLessThan(model.snapshotProperty().get().endNanos());
  }

  @Test
  void zoomHasEnds() {
    load();
    for (int i = 0; i < 200; i++) {
      model.zoom(0.5, 0.5);
    }
    assertThat(model.viewProperty().get().length()).isGreaterThan(100);
    for (int i = 0; i < 200; i++) {
      model.zoom(2, 0.5);
    }
    assertThat(model.viewProperty().get().length()).isLessThan(1e12);
  }

  @Test
  void startsOverForAnotherRun() {
    load();
    model.restart(Provenance.MEASURED, KernelBook.EMPTY);
    assertThat(model.snapshotProperty().get().isEmpty()).isTrue();
    assertThat(model.viewProperty().get().min()).isZero();
    assertThat(model.followingProperty().get()).isTrue();
  }

  private void load() {
    SyntheticSpans.batches(3, 5_000).forEach(model.store()::accept);
    model.pull();
  }
}
