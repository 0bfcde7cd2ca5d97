package io.optimum.workbench.ui;

import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.ui.chart.Mark;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.ScatterData;
import io.optimum.workbench.ui.chart.ScatterView;
import io.optimum.workbench.ui.timeline.SpanStore;
import io.optimum.workbench.ui.timeline.SyntheticSpans;
import io.optimum.workbench.ui.timeline.TimeRange;
import io.optimum.workbench.ui.timeline.TimelineView;
import io.optimum.workbench.ui.timeline.TimelineViewModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javafx.scene.Parent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// Pictures of charts, timeline and controls with made-up data, to be looked at.
@Tag("gallery")
@ExtendWith(ApplicationExtension.class)
class PartsGalleryTest {
  @Test
  void drawsTheTimeline() throws IOException {
    Pictures.take("timeline-close", 1200, 640, () -> timeline(5, 3_000, 6e6));
    Pictures.take("timeline-far", 1200, 640, () -> timeline(5, 200_000, 8e9));
  }

  private static Parent timeline(int lanes, int spans, double viewNanos) {
    SpanStore store = new SpanStore();
    TimelineViewModel model = new TimelineViewModel(store, Runnable::run);
    model.restart(Provenance.SIMULATED);
    SyntheticSpans.batches(lanes, spans).forEach(store::accept);
    model.objectivesProperty().set(Map.of(new EngineId("yolov4-int8"), 2_600_000L));
    model.pull();
    model.zoom(viewNanos / model.viewProperty().get().length(), 1);
    model.pan(-0.3);
    double start = model.viewProperty().get().value(0.4);
    model.select(new TimeRange(start, start + viewNanos / 4));
    return new TimelineView(model);
  }

  @Test
  void drawsScatterCharts() throws IOException {
    Pictures.take("parity", 560, 420, PartsGalleryTest::parity);
    Pictures.take("pareto", 640, 420, PartsGalleryTest::pareto);
  }

  private static Parent parity() {
    Random random = new Random(4);
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double measured = 1 + 1.8 * random.nextDouble();
      double predicted = measured * (1 + 0.08 * random.nextGaussian());
      Interval interval = new Interval(predicted * 0.93, predicted, predicted * 1.07);
      marks.add(new Mark(Interval.exactly(measured), interval, i % 4, "engine " + i));
    }
    ScatterView view =
        new ScatterView(
            ScatterData.of(
                    Quantity.ratio("Measured slowdown"),
                    Quantity.ratio("Predicted slowdown"),
                    List.of("resnet50-fp16", "bert-base-fp16", "yolov4-int8", "distilbert-fp16"),
                    marks)
                .withDiagonal());
    view.selectedProperty().set(7);
    return view;
  }

  private static Parent pareto() {
    Random random = new Random(5);
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double latency = 2e6 + 12e6 * random.nextDouble();
      double goodput = 900 * (1 - Math.exp(-latency / 5e6)) * (0.55 + 0.45 * random.nextDouble());
      marks.add(Mark.at(latency, goodput, 0, "setting " + i));
    }
    List<Integer> front = new ArrayList<>();
    double best = 0;
    List<Integer> byLatency =
        java.util.stream.IntStream.range(0, marks.size())
            .boxed()
            .sorted((a, b) -> Double.compare(marks.get(a).x().mid(), marks.get(b).x().mid()))
            .toList();
    for (int index : byLatency) {
      if (marks.get(index).y().mid() > best) {
        best = marks.get(index).y().mid();
        front.add(index);
      }
    }
    ScatterView view =
        new ScatterView(
            ScatterData.of(
                    Quantity.nanos("p99 latency"), Quantity.perSecond("Goodput"), List.of(), marks)
                .withFront(front)
                .withLimitX(9e6)
                .withGhost(marks.get(11)));
    view.selectedProperty().set(front.get(front.size() / 2));
    return view;
  }
}
