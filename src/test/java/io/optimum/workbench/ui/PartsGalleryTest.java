package io.optimum.workbench.ui;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.bar.Bar;
import io.optimum.workbench.ui.chart.bar.BarsData;
import io.optimum.workbench.ui.chart.bar.BarsView;
import io.optimum.workbench.ui.chart.bar.HistogramData;
import io.optimum.workbench.ui.chart.bar.HistogramView;
import io.optimum.workbench.ui.chart.heat.HeatMapData;
import io.optimum.workbench.ui.chart.heat.HeatMapView;
import io.optimum.workbench.ui.chart.line.Curve;
import io.optimum.workbench.ui.chart.line.LineData;
import io.optimum.workbench.ui.chart.line.LineView;
import io.optimum.workbench.ui.chart.scatter.Mark;
import io.optimum.workbench.ui.chart.scatter.ScatterData;
import io.optimum.workbench.ui.chart.scatter.ScatterView;
import io.optimum.workbench.ui.timeline.SyntheticSpans;
import io.optimum.workbench.ui.timeline.TimelineView;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import io.optimum.workbench.ui.timeline.span.KernelBook;
import io.optimum.workbench.ui.timeline.span.SpanStore;
import io.optimum.workbench.ui.timeline.span.TimeRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
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
    Pictures.take("timeline-kernels", 1200, 640, () -> timeline(5, 3_000, 0.6e6));
    Pictures.take("timeline-far", 1200, 640, () -> timeline(5, 200_000, 8e9));
    Pictures.take("timeline-compared", 1440, 900, PartsGalleryTest::compared);
  }

  private static Parent timeline(int lanes, int spans, double viewNanos) {
    SpanStore store = new SpanStore();
    TimelineViewModel model = new TimelineViewModel(store, Runnable::run);
    model.restart(Provenance.SIMULATED, KernelBook.EMPTY);
    SyntheticSpans.batches(lanes, spans).forEach(store::accept);
    model.objectivesProperty().set(Map.of(new EngineId("yolov4-int8"), 2_600_000L));
    model.pull();
    model.zoom(viewNanos / model.viewProperty().get().length(), 1);
    model.pan(-0.3);
    double start = model.viewProperty().get().value(0.4);
    model.select(new TimeRange(start, start + viewNanos / 4));
    return new TimelineView(model);
  }

  private static Parent compared() {
    SpanStore store = new SpanStore();
    TimelineViewModel model = new TimelineViewModel(store, Runnable::run);
    model.restart(Provenance.SIMULATED, KernelBook.EMPTY);
    SyntheticSpans.batches(5, 2_000).forEach(store::accept);
    model.pull();
    model.keep("alone");
    model.restart(Provenance.SIMULATED, KernelBook.EMPTY);
    SyntheticSpans.batches(5, 3_000).forEach(store::accept);
    model.pull();
    model.fit();
    model.zoom(0.03, 0.4);
    model.find().queryProperty().set("softmax");
    model.find().go(1);
    return new TimelineView(model);
  }

  @Test
  void drawsLinesBarsAndHeatMaps() throws IOException {
    Pictures.take("loss", 560, 360, PartsGalleryTest::loss);
    Pictures.take("best-so-far", 560, 360, PartsGalleryTest::bestSoFar);
    Pictures.take("bars", 560, 300, PartsGalleryTest::bars);
    Pictures.take("heat-map", 760, 620, () -> heatMap(12));
    Pictures.take("heat-map-small", 420, 300, () -> heatMap(3));
    Pictures.take("heat-map-dense", 760, 620, () -> heatMap(200));
    Pictures.take("histogram", 560, 320, PartsGalleryTest::histogram);
    Pictures.take("line", 560, 320, PartsGalleryTest::line);
  }

  private static Parent loss() {
    Random random = new Random(6);
    List<Double> train = new ArrayList<>();
    List<Double> held = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      train.add(0.4 * Math.exp(-i / 14.0) + 0.004 + 0.001 * random.nextDouble());
      held.add(0.42 * Math.exp(-i / 15.0) + 0.009 + 0.003 * random.nextDouble());
    }
    return new LineView(
        new LineData(
            Quantity.number("Epoch"),
            Quantity.number("Loss").logarithmic(),
            List.of(Curve.byStep("training", 0, train), Curve.byStep("held out", 1, held)),
            "No epoch yet"));
  }

  private static Parent bestSoFar() {
    return new LineView(
        new LineData(
            Quantity.number("Combinations tried"),
            Quantity.number("STP per GPU"),
            List.of(
                new Curve(
                    "best so far",
                    0,
                    new double[] {1, 3, 9, 22, 40, 96, 160},
                    new double[] {1.1, 1.25, 1.31, 1.48, 1.52, 1.6, 1.6},
                    true)),
            "No combination tried yet"));
  }

  private static Parent histogram() {
    Random random = new Random(8);
    double[] values = new double[4000];
    for (int i = 0; i < values.length; i++) {
      values[i] = 2.1e6 * Math.exp(0.22 * random.nextGaussian());
    }
    return new HistogramView(
        new HistogramData(
            Quantity.nanos("Latency"),
            values,
            "inference",
            OptionalDouble.of(4e6),
            "No inference yet"));
  }

  private static Parent line() {
    double[] x = new double[40];
    double[] y = new double[40];
    for (int i = 0; i < x.length; i++) {
      x[i] = i * 100;
      y[i] = 2e6 + 3e3 * x[i] / (1 - i / 48.0) / 4;
    }
    return new LineView(
        new LineData(
            Quantity.perSecond("Load"),
            Quantity.nanos("p99 latency"),
            List.of(new Curve("predicted", 0, x, y, false)),
            "No load yet"));
  }

  private static Parent bars() {
    return new BarsView(
        new BarsData(
            Quantity.nanos("p99 latency"),
            List.of(
                Bar.of("resnet50-fp16", 0, new Interval(3.1e6, 3.4e6, 3.9e6)).withLimit(5e6),
                Bar.of("bert-base-fp16", 1, new Interval(7e6, 7.6e6, 8.1e6))
                    .withLimit(7e6)
                    .withBefore(6.2e6),
                Bar.of("yolov4-int8", 2, Interval.exactly(5.2e6)).withBefore(6e6)),
            "No engine yet"));
  }

  private static Parent heatMap(int size) {
    Random random = new Random(7);
    List<String> names = new ArrayList<>();
    double[][] values = new double[size][size];
    for (int row = 0; row < size; row++) {
      names.add(List.of("resnet50-fp16", "bert-base-int8", "vit-b16", "yolov4").get(row % 4) + row);
      for (int column = 0; column < size; column++) {
        values[row][column] = row == 2 && column == 1 ? Double.NaN : 1 + 1.5 * random.nextDouble();
      }
    }
    HeatMapView view =
        new HeatMapView(
            new HeatMapData(
                Quantity.ratio("Slowdown"), names, names, values, 1, List.of(), "No engine yet"));
    view.selectedProperty().set(new HeatMapView.Cell(1, 2));
    return view;
  }

  @Test
  void drawsScatterCharts() throws IOException {
    Pictures.take("parity", 560, 420, PartsGalleryTest::parity);
    Pictures.take("pareto", 640, 420, PartsGalleryTest::pareto);
    Pictures.take("scatter-dense", 640, 420, PartsGalleryTest::dense);
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

  private static Parent dense() {
    Random random = new Random(9);
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      double measured = 1 + Math.abs(random.nextGaussian());
      marks.add(Mark.at(measured, measured * (1 + 0.1 * random.nextGaussian()), i % 3, "row " + i));
    }
    return new ScatterView(
        ScatterData.of(
                Quantity.ratio("Measured slowdown"),
                Quantity.ratio("Predicted slowdown"),
                List.of("resnet50-fp16", "bert-base-fp16", "yolov4-int8"),
                marks)
            .withDiagonal());
  }

  private static Parent pareto() {
    Random random = new Random(5);
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double latency = 2e6 + 12e6 * random.nextDouble();
      double goodput = 900 * (1 - Math.exp(-latency / 5e6)) * (0.55 + 0.45 * random.nextDouble());
      marks.add(Mark.at(latency, goodput, 0, "setting " + i));
    }
    List<Integer> front = front(marks);
    ScatterView view =
        new ScatterView(
            ScatterData.of(
                    Quantity.nanos("p99 latency"),
                    Quantity.perSecond("Goodput"),
                    List.of("settings", "before"),
                    marks)
                .withFront(front)
                .withLimitX(9e6)
                .withGhost(before(marks.get(11))));
    view.selectedProperty().set(front.get(front.size() / 2));
    return view;
  }

  private static Mark before(Mark mark) {
    return Mark.at(mark.x().mid(), mark.y().mid(), 1, mark.label());
  }

  private static List<Integer> front(List<Mark> marks) {
    List<Integer> front = new ArrayList<>();
    double best = 0;
    List<Integer> byLatency =
        IntStream.range(0, marks.size())
            .boxed()
            .sorted((a, b) -> Double.compare(marks.get(a).x().mid(), marks.get(b).x().mid()))
            .toList();
    for (int index : byLatency) {
      if (marks.get(index).y().mid() > best) {
        best = marks.get(index).y().mid();
        front.add(index);
      }
    }
    return front;
  }
}
