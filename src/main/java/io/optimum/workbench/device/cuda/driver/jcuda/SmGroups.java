package io.optimum.workbench.device.cuda.driver.jcuda;

import java.util.ArrayList;
import java.util.List;

/// Which groups of SMs each deployment gets. The driver splits SMs into equal groups (2 to 8 SMs,
/// by compute capability: cuda.h 13.0, "Green Contexts"); a share is rounded to whole groups, at
/// least one.
///
/// Groups are dealt in order, so partitions are disjoint while the groups last; shares of more than
/// the whole begin again at the first group and overlap.
final class SmGroups {
  private SmGroups() {}

  /// @param groups there are
  /// @param shares of the SMs, above 0 to 1
  /// @return for each share the indexes of its groups
  static List<List<Integer>> deal(int groups, List<Double> shares) {
    List<List<Integer>> dealt = new ArrayList<>();
    int next = 0;
    for (double share : shares) {
      int count = Math.clamp(Math.round(share * groups), 1, groups);
      List<Integer> own = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        own.add((next + i) % groups);
      }
      next = (next + count) % groups;
      dealt.add(List.copyOf(own));
    }
    return dealt;
  }
}
