package io.optimum.workbench.ui.engines;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where the time of one inference goes.
///
/// @param heaviest kernels of one name together, the most time first
record KernelSummary(List<Share> heaviest) {
  private static final int SHOWN = 8;

  KernelSummary {
    heaviest = List.copyOf(heaviest);
  }

  /// @param name kernel or tactic
  /// @param nanos all of them together
  /// @param count how many there are
  record Share(String name, long nanos, int count) {}

  static KernelSummary of(EngineProfile profile) {
    return new KernelSummary(heaviest(profile.kernels()));
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
}
