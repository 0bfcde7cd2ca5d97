package io.optimum.workbench.profiling.trial;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.run.RunResult;

/// One run of a campaign on a device: one line of its journal.
///
/// @param run which of the campaign's runs: the deployments alone first, then the combinations
/// @param repeat of that run, from 0
/// @param result what was observed
/// @param finishedEpochMillis when it ended; the only thing that differs when it is measured again
public record Trial(int run, int repeat, RunResult result, long finishedEpochMillis) {
  public Trial {
    Require.notNegative(run, "run");
    Require.notNegative(repeat, "repeat");
  }
}
