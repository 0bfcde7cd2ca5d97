package io.optimum.workbench.ui.timeline.model;

import io.optimum.workbench.domain.run.Percentile;
import io.optimum.workbench.ui.timeline.span.LaneKey;
import io.optimum.workbench.ui.timeline.span.LaneSpans;
import io.optimum.workbench.ui.timeline.span.Runs;
import io.optimum.workbench.ui.timeline.span.TimeRange;
import io.optimum.workbench.ui.timeline.span.Track;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What happened in a piece of a run.
///
/// Busy shares count the part of each span that lies in the range; counts, percentiles and
/// slowdowns take the spans that lie in it wholly. Percentiles are nearest-rank.
///
/// @param range which piece
/// @param rows all streams together, then one per stream in the order of the lanes
/// @param kernels by name, the one that took longest first
/// @param overlapFraction share of the range in which at least two streams were busy
public record RangeStatistics(
    TimeRange range, List<Row> rows, List<KernelTotal> kernels, double overlapFraction) {
  public RangeStatistics {
    rows = List.copyOf(rows);
    kernels = List.copyOf(kernels);
  }

  /// One stream, or all of them.
  ///
  /// @param name engine and stream
  /// @param lane which stream; empty = all of the run that is watched
  /// @param kernelCount kernels wholly inside
  /// @param inferenceCount inferences wholly inside
  /// @param busyFraction share of the range in which a kernel or copy ran
  /// @param p50Nanos median kernel duration; 0 = no kernel, or too few to tell
  /// @param p99Nanos 99th percentile of kernel durations; 0 = too few kernels to tell
  /// @param slowdown kernel time over the same kernels' time alone; NaN = not known
  public record Row(
      String name,
      Optional<LaneKey> lane,
      int kernelCount,
      int inferenceCount,
      double busyFraction,
      long p50Nanos,
      long p99Nanos,
      double slowdown) {}

  /// Computes the statistics of `range`; takes up to a second for millions of spans. All streams
  /// together, the kernels and the overlap are those of the run that is watched; the run to compare
  /// with has a row for each of its streams.
  static RangeStatistics of(Runs runs, TimeRange range) {
    List<Row> rows = new ArrayList<>();
    Gathering all = new Gathering();
    Coverage coverage = new Coverage();
    for (LaneSpans lane : runs.watched().lanes()) {
      Gathering one = new Gathering();
      one.add(lane, range);
      coverage.add(lane.operations(), range);
      all.include(one);
      rows.add(one.row(name(lane), LaneKey.of(LaneKey.WATCHED, lane.lane()), range));
    }
    coverage.sweep();
    rows.addFirst(
        all.row("All streams", Optional.empty(), coverage.atLeastOneNanos / length(range)));
    runs.reference().ifPresent(kept -> rows.addAll(rows(kept, range)));
    return new RangeStatistics(
        range,
        rows,
        KernelTotal.of(runs.watched(), range),
        coverage.atLeastTwoNanos / length(range));
  }

  private static List<Row> rows(Runs.Reference kept, TimeRange range) {
    List<Row> rows = new ArrayList<>();
    for (LaneSpans lane : kept.spans().lanes()) {
      Gathering one = new Gathering();
      one.add(lane, range);
      String name = "%s · %s".formatted(name(lane), kept.title());
      rows.add(one.row(name, LaneKey.of(LaneKey.REFERENCE, lane.lane()), range));
    }
    return rows;
  }

  private static String name(LaneSpans lane) {
    return "%s · stream %d".formatted(lane.lane().engine(), lane.lane().stream());
  }

  private static double length(TimeRange range) {
    return Math.max(1, range.lengthNanos());
  }

  /// Sums over one stream, or all.
  private static final class Gathering {
    private long[] durations = new long[64];
    private int kernels;
    private int inferences;
    private double busyNanos;
    private double comparedNanos;
    private double soloNanos;

    void add(LaneSpans lane, TimeRange range) {
      Track track = lane.operations();
      int first = track.firstEndingAfter(range.startNanos(), 0);
      int beyond = track.firstEndingAfter(range.endNanos(), first);
      busyNanos = track.busyNanos(range.startNanos(), range.endNanos(), first, beyond);
      for (int span = first; span < beyond; span++) {
        if (track.startNanos(span) >= range.startNanos() && !track.isCopy(span)) {
          addKernel(track.durationNanos(span), track.soloNanos(span));
        }
      }
      Track whole = lane.inferences();
      int until = whole.firstEndingAfter(range.endNanos(), 0);
      for (int span = whole.firstEndingAfter(range.startNanos(), 0); span < until; span++) {
        inferences += whole.startNanos(span) >= range.startNanos() ? 1 : 0;
      }
    }

    private void addKernel(long duration, long solo) {
      if (kernels == durations.length) {
        durations = Arrays.copyOf(durations, 2 * kernels);
      }
      durations[kernels++] = duration;
      if (solo > 0) {
        comparedNanos += duration;
        soloNanos += solo;
      }
    }

    void include(Gathering other) {
      durations = Arrays.copyOf(durations, Math.max(64, kernels + other.kernels));
      System.arraycopy(other.durations, 0, durations, kernels, other.kernels);
      kernels += other.kernels;
      inferences += other.inferences;
      comparedNanos += other.comparedNanos;
      soloNanos += other.soloNanos;
    }

    Row row(String name, LaneKey lane, TimeRange range) {
      return row(name, Optional.of(lane), busyNanos / length(range));
    }

    Row row(String name, Optional<LaneKey> lane, double busyFraction) {
      Arrays.sort(durations, 0, kernels);
      double slowdown = soloNanos > 0 ? comparedNanos / soloNanos : Double.NaN;
      return new Row(
          name,
          lane,
          kernels,
          inferences,
          Math.min(1, busyFraction),
          percentile(Percentile.P50, 0.5),
          percentile(Percentile.P99, 0.99),
          slowdown);
    }

    private long percentile(Percentile which, double share) {
      return !which.isToldBy(kernels)
          ? 0
          : durations[(int) Math.max(0, Math.ceil(share * kernels) - 1)];
    }
  }

  /// How long one, and more than one, of several tracks was busy.
  private static final class Coverage {
    private double[] starts = new double[64];
    private double[] ends = new double[64];
    private int count;
    private double atLeastOneNanos;
    private double atLeastTwoNanos;

    void add(Track track, TimeRange range) {
      for (int span = track.firstEndingAfter(range.startNanos(), 0);
          span < track.size() && track.startNanos(span) < range.endNanos();
          span++) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
          ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = Math.max(range.startNanos(), track.startNanos(span));
        ends[count] = Math.min(range.endNanos(), track.endNanos(span));
        count++;
      }
    }

    void sweep() {
      Arrays.sort(starts, 0, count);
      Arrays.sort(ends, 0, count);
      int started = 0;
      double last = 0;
      for (int ended = 0; ended < count; ) {
        boolean start = started < count && starts[started] <= ends[ended];
        double now = start ? starts[started] : ends[ended];
        int running = started - ended;
        atLeastOneNanos += running >= 1 ? now - last : 0;
        atLeastTwoNanos += running >= 2 ? now - last : 0;
        last = now;
        started += start ? 1 : 0;
        ended += start ? 0 : 1;
      }
    }
  }
}
