package io.optimum.workbench.domain;

import java.util.List;

/// What a device observed in one run.
///
/// @param request what was asked
/// @param deployments in the combination's order
/// @param elapsedNanos device time measured, without warm-up
/// @param smBusyFraction share of SM time with at least one resident block
/// @param dramBusyFraction share of peak DRAM bandwidth used
/// @param converged whether the stop rule was met before the budget ended
/// @param droppedSpans spans that the sink did not take
/// @param provenance which kind of device
public record RunResult(
    RunRequest request,
    List<DeploymentResult> deployments,
    long elapsedNanos,
    double smBusyFraction,
    double dramBusyFraction,
    boolean converged,
    long droppedSpans,
    Provenance provenance) {
  public RunResult {
    deployments = List.copyOf(Require.notEmpty(deployments, "deployments"));
    Require.positive(elapsedNanos, "elapsedNanos");
    Require.fraction(smBusyFraction, "smBusyFraction");
    Require.fraction(dramBusyFraction, "dramBusyFraction");
    Require.notNegative(droppedSpans, "droppedSpans");
  }

  /// The same, with as many spans not taken.
  public RunResult withDroppedSpans(long value) {
    return new RunResult(
        request,
        deployments,
        elapsedNanos,
        smBusyFraction,
        dramBusyFraction,
        converged,
        value,
        provenance);
  }
}
