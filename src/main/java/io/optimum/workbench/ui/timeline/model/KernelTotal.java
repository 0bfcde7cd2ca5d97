package io.optimum.workbench.ui.timeline.model;

import io.optimum.workbench.ui.timeline.span.LaneSpans;
import io.optimum.workbench.ui.timeline.span.SpanSnapshot;
import io.optimum.workbench.ui.timeline.span.TimeRange;
import io.optimum.workbench.ui.timeline.span.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;

/// All kernels of one name in a piece of a run, of those that lie in it wholly.
///
/// @param name of the kernel
/// @param engines that ran it
/// @param count how many
/// @param totalNanos how long they took together
/// @param longestNanos how long the longest took
/// @param slowdown their time over their time alone; NaN = not known
public record KernelTotal(
    String name,
    List<String> engines,
    long count,
    long totalNanos,
    long longestNanos,
    double slowdown) {
  public KernelTotal {
    engines = List.copyOf(engines);
  }

  public double meanNanos() {
    return (double) totalNanos / count;
  }

  /// By name, the one that took longest first.
  static List<KernelTotal> of(SpanSnapshot run, TimeRange range) {
    Map<Integer, Sum> sums = new HashMap<>();
    for (LaneSpans lane : run.lanes()) {
      Track track = lane.operations();
      int first = track.firstEndingAfter(range.startNanos(), 0);
      int beyond = track.firstEndingAfter(range.endNanos(), first);
      for (int span = first; span < beyond; span++) {
        if (track.startNanos(span) >= range.startNanos() && !track.isCopy(span)) {
          sums.computeIfAbsent(track.name(span), _ -> new Sum())
              .add(track, span, lane.lane().engine().value());
        }
      }
    }
    List<KernelTotal> totals = new ArrayList<>();
    sums.forEach((name, sum) -> totals.add(sum.total(run.names().get(name))));
    totals.sort(Comparator.comparingLong(KernelTotal::totalNanos).reversed());
    return totals;
  }

  private static final class Sum {
    private final List<String> engines = new ArrayList<>();
    private final LongSummaryStatistics durations = new LongSummaryStatistics();
    private double comparedNanos;
    private double soloNanos;

    void add(Track track, int span, String engine) {
      if (!engines.contains(engine)) {
        engines.add(engine);
      }
      durations.accept(track.durationNanos(span));
      if (track.soloNanos(span) > 0) {
        comparedNanos += track.durationNanos(span);
        soloNanos += track.soloNanos(span);
      }
    }

    KernelTotal total(String name) {
      return new KernelTotal(
          name,
          engines,
          durations.getCount(),
          durations.getSum(),
          durations.getMax(),
          soloNanos > 0 ? comparedNanos / soloNanos : Double.NaN);
    }
  }
}
