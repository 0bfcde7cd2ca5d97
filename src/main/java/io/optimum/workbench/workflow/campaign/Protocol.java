package io.optimum.workbench.workflow.campaign;

import io.optimum.workbench.domain.evidence.Repeats;
import io.optimum.workbench.domain.run.StopRule;

/// How the workbench measures where a user says nothing: 50 ms of warm-up, then until the 95 %
/// confidence half-width of every mean is below 1 % of it with at least 30 inferences, or two
/// seconds of device time are over.
public final class Protocol {
  public static final long WARM_UP_NANOS = 50_000_000;
  public static final StopRule STOP = new StopRule(0.01, 30, 2_000_000_000);

  /// Of a campaign with repeats: at least three, for two tell little about their spread, and at
  /// most ten; with noise of 1 % per run, about seven give a half-width of 1 %.
  public static final Repeats REPEATS = new Repeats(3, 10, 0.01);

  private Protocol() {}
}
