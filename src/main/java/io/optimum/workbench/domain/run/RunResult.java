package io.optimum.workbench.domain.run;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.Require;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a device observed in one run.
///
/// @param request what was asked
/// @param deployments in the combination's order
/// @param elapsedNanos device time measured, without warm-up
/// @param smBusyFraction share of SM time with at least one resident block; null = not observed
/// @param dramBusyFraction share of peak DRAM bandwidth used; null = not observed
/// @param converged whether the stop rule was met before the budget ended
/// @param droppedSpans spans that the sink did not take
/// @param provenance which kind of device
/// @param conditions of the board meanwhile
/// @param outputs whether the engines computed what they compute alone
public record RunResult(
    RunRequest request,
    List<DeploymentResult> deployments,
    long elapsedNanos,
    @Nullable Double smBusyFraction,
    @Nullable Double dramBusyFraction,
    boolean converged,
    long droppedSpans,
    Provenance provenance,
    RunConditions conditions,
    OutputAgreement outputs) {
  public RunResult {
    deployments = List.copyOf(Require.notEmpty(deployments, "deployments"));
    Require.positive(elapsedNanos, "elapsedNanos");
    requireFraction(smBusyFraction, "smBusyFraction");
    requireFraction(dramBusyFraction, "dramBusyFraction");
    Require.notNegative(droppedSpans, "droppedSpans");
  }

  /// Of a computed device, which has no board.
  public RunResult(
      RunRequest request,
      List<DeploymentResult> deployments,
      long elapsedNanos,
      double smBusyFraction,
      double dramBusyFraction,
      boolean converged,
      long droppedSpans,
      Provenance provenance) {
    this(
        request,
        deployments,
        elapsedNanos,
        smBusyFraction,
        dramBusyFraction,
        converged,
        droppedSpans,
        provenance,
        RunConditions.ofComputedDevice(),
        new OutputAgreement.NotCompared("The device computes times, not outputs."));
  }

  /// What makes its numbers doubtful, in a sentence each; empty when nothing is known to.
  public List<String> doubts() {
    List<String> doubts = new ArrayList<>(conditions.doubts());
    if (outputs instanceof OutputAgreement.Differed differed) {
      doubts.add(differed.fault());
    }
    return List.copyOf(doubts);
  }

  private static void requireFraction(@Nullable Double value, String name) {
    if (value != null) {
      Require.fraction(value, name);
    }
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
        provenance,
        conditions,
        outputs);
  }
}
