package io.optimum.workbench.study.proof;

import io.optimum.workbench.domain.engine.EngineId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The best plan there is in which every engine keeps its SLO, from everything measured: dynamic
/// programming over sets of engines and numbers of GPUs.
final class Oracle {
  private final List<EngineId> engines;

  /// By set of engines; not a number where it is no group.
  private final double[] worth;

  /// By the lowest engine of a group.
  private final int[][] groups;

  /// @param engines at most sixteen
  Oracle(Truth truth, List<EngineId> engines) {
    this(truth, engines, _ -> true);
  }

  /// The best of some groups.
  ///
  /// @param groups those that a plan may be made of
  Oracle(Truth truth, List<EngineId> engines, Predicate<Set<EngineId>> groups) {
    this.engines = List.copyOf(engines);
    this.worth = new double[1 << engines.size()];
    Arrays.fill(worth, Double.NaN);
    for (int set = 1; set < worth.length; set++) {
      Set<EngineId> group = group(set);
      if (truth.holds(group) && groups.test(group)) {
        worth[set] = truth.worth(group);
      }
    }
    this.groups =
        IntStream.range(0, engines.size())
            .mapToObj(i ->
                IntStream.range(1, worth.length)
                    .filter(set -> Integer.numberOfTrailingZeros(set) == i)
                    .filter(set -> !Double.isNaN(worth[set]))
                    .toArray())
            .toArray(int[][]::new);
  }

  /// Highest mean worth per GPU used, over any number of GPUs.
  List<Set<EngineId>> best() {
    int all = worth.length - 1;
    double[][] sums = new double[engines.size() + 1][worth.length];
    int[][] last = new int[engines.size() + 1][worth.length];
    for (double[] each : sums) {
      Arrays.fill(each, Double.NEGATIVE_INFINITY);
    }
    sums[0][0] = 0;
    for (int gpus = 1; gpus <= engines.size(); gpus++) {
      for (int set = 1; set <= all; set++) {
        extend(sums, last, gpus, set);
      }
    }
    int best = 1;
    for (int gpus = 2; gpus <= engines.size(); gpus++) {
      best = sums[gpus][all] / gpus > sums[best][all] / best ? gpus : best;
    }
    return unwind(last, best, all);
  }

  /// The group with the lowest engine of the set is chosen last, so no partition comes twice.
  private void extend(double[][] sums, int[][] last, int gpus, int set) {
    for (int group : groups[Integer.numberOfTrailingZeros(set)]) {
      if ((group & ~set) == 0) {
        double sum = sums[gpus - 1][set & ~group] + worth[group];
        if (sum > sums[gpus][set]) {
          sums[gpus][set] = sum;
          last[gpus][set] = group;
        }
      }
    }
  }

  private List<Set<EngineId>> unwind(int[][] last, int gpus, int all) {
    List<Set<EngineId>> plan = new ArrayList<>();
    int set = all;
    for (int left = gpus; left > 0; left--) {
      plan.add(group(last[left][set]));
      set &= ~last[left][set];
    }
    return plan;
  }

  private Set<EngineId> group(int set) {
    Set<EngineId> group = new HashSet<>();
    for (int i = 0; i < engines.size(); i++) {
      if ((set >> i & 1) == 1) {
        group.add(engines.get(i));
      }
    }
    return Set.copyOf(group);
  }
}
