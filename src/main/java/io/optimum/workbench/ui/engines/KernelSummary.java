package io.optimum.workbench.ui.engines;

import io.optimum.workbench.domain.EngineProfile;
import io.optimum.workbench.domain.KernelProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where the time of one inference goes.
///
/// @param heaviest kernels of one name together, the most time first
/// @param durations how many kernels last how long, in powers of two
record KernelSummary(List<Share> heaviest, List<Bin> durations) {
  private static final int SHOWN = 8;
  private static final int BINS = 10;

  KernelSummary {
    heaviest = List.copyOf(heaviest);
    durations = List.copyOf(durations);
  }

  /// @param name kernel or tactic
  /// @param nanos all of them together
  /// @param count how many there are
  record Share(String name, long nanos, int count) {}

  /// @param fromNanos shortest duration in the bin
  /// @param toNanos the next bin starts here
  /// @param count kernels in it
  record Bin(long fromNanos, long toNanos, int count) {}

  static KernelSummary of(EngineProfile profile) {
    return new KernelSummary(heaviest(profile.kernels()), durations(profile.kernels()));
  }

  private static List<Share> heaviest(List<KernelProfile> kernels) {
    Map<String, Share> byName = new LinkedHashMap<>();
    for (KernelProfile kernel : kernels) {
      byName.merge(
          kernel.name(),
          new Share(kernel.name(), kernel.soloNanos(), 1),
          (a, b) -> new Share(a.name(), a.nanos() + b.nanos(), a.count() + b.count()));
    }
    return byName.values().stream()
        .sorted(Comparator.comparingLong(Share::nanos).reversed())
        .limit(SHOWN)
        .toList();
  }

  private static List<Bin> durations(List<KernelProfile> kernels) {
    long shortest = kernels.stream().mapToLong(KernelProfile::soloNanos).min().orElseThrow();
    long longest = kernels.stream().mapToLong(KernelProfile::soloNanos).max().orElseThrow();
    long from = Long.highestOneBit(shortest);
    while (longest / from >= 1L << BINS) {
      from *= 2;
    }
    List<Bin> bins = new ArrayList<>();
    for (long at = from; at <= longest; at *= 2) {
      long start = bins.isEmpty() ? 0 : at;
      long end = at * 2;
      int count =
          (int)
              kernels.stream()
                  .filter(each -> each.soloNanos() >= start && each.soloNanos() < end)
                  .count();
      bins.add(new Bin(at, end, count));
    }
    return bins;
  }
}
