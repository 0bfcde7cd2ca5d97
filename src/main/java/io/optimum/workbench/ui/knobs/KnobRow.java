package io.optimum.workbench.ui.knobs;

import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.strategy.Knob;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The knobs of one deployment.
///
/// @param index of the deployment
/// @param deployment its settings now
/// @param batchSizes those profiled, ascending
/// @param fullBatchesPerSecond inferences per second alone; full pacing = no limit
/// @param begun as it was when the run that it steers began; empty while it steers none
record KnobRow(
    int index,
    Deployment deployment,
    List<Integer> batchSizes,
    double fullBatchesPerSecond,
    Optional<Deployment> begun) {
  private static final Set<Knob> FIXED = Set.of(Knob.STREAMS, Knob.CUDA_GRAPH, Knob.SM_SHARE);

  KnobRow {
    batchSizes = List.copyOf(batchSizes);
  }

  /// What steers no run that goes on, and with what that one goes on; empty while none does.
  String fixed() {
    return begun.map(this::fixed).orElse("");
  }

  /// Whether the run goes on with something although something else is chosen.
  boolean waits() {
    return begun.map(this::kept).filter(kept -> !kept.isEmpty()).isPresent();
  }

  private String kept(Deployment run) {
    return Knob.changed(run, deployment).stream()
        .filter(FIXED::contains)
        .map(knob -> knob.title() + ": " + knob.words(run))
        .collect(Collectors.joining(", "));
  }

  private String fixed(Deployment run) {
    String kept = kept(run);
    return kept.isEmpty()
        ? "Streams and CUDA graph change with the next run only."
        : "This run goes on with %s. What is chosen is for the next run.".formatted(kept);
  }

  /// The share of its full rate that pacing allows; 1 = no limit.
  double pacingFraction() {
    return switch (deployment.pacing()) {
      case Pacing.Unlimited _ -> 1;
      case Pacing.TokenBucket bucket ->
          Math.min(1, bucket.batchesPerSecond() / fullBatchesPerSecond);
    };
  }

  /// Pacing at a share of the full rate.
  Pacing pacing(double fraction) {
    return fraction >= 1
        ? Pacing.unlimited()
        : new Pacing.TokenBucket(Math.max(0.01, fraction) * fullBatchesPerSecond);
  }
}
