package io.optimum.workbench.planner.score;

import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.task.Progress;
import java.util.List;

/// Measures combinations for the planner; a campaign is one.
public interface Measurer {
  /// In the order of the combinations; those known already cost nothing.
  List<Measured> measure(GpuId gpu, List<Combination> combinations, long seed, Progress progress);

  /// @param measurement what was observed
  /// @param deviceSeconds device time spent on it now, solo runs included; 0 = known already
  record Measured(Measurement measurement, double deviceSeconds) {}
}
