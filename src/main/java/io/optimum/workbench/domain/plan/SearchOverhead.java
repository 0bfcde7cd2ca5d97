package io.optimum.workbench.domain.plan;

import io.optimum.workbench.domain.Require;

/// What a search cost; the three always appear together.
///
/// @param combinationsMeasured co-located runs on a device
/// @param deviceSeconds device time of all runs, solo runs and warm-up included
/// @param wallSeconds time a person waited
public record SearchOverhead(int combinationsMeasured, double deviceSeconds, double wallSeconds) {
  public SearchOverhead {
    Require.notNegative(combinationsMeasured, "combinationsMeasured");
    Require.notNegative(deviceSeconds, "deviceSeconds");
    Require.notNegative(wallSeconds, "wallSeconds");
  }
}
