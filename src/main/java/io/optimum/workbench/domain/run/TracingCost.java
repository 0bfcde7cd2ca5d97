package io.optimum.workbench.domain.run;

import io.optimum.workbench.domain.Require;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What the trace of a recorded run cost the run itself: on a real GPU, to write down every kernel
/// takes time of the host and of the GPU.
public sealed interface TracingCost {
  /// The run was made without a trace too, right before.
  ///
  /// @param deployments in the combination's order
  record Compared(List<Pair> deployments) implements TracingCost {
    public Compared {
      deployments = List.copyOf(Require.notEmpty(deployments, "deployments"));
    }

    /// The deployment that lost most.
    public Pair largest() {
      return deployments.stream()
          .max(Comparator.comparingDouble(Pair::fraction))
          .orElseThrow(IllegalStateException::new);
    }
  }

  /// @param reason in a sentence
  record NotCompared(String reason) implements TracingCost {
    public NotCompared {
      Require.text(reason, "reason");
    }
  }

  /// One deployment, traced and not.
  ///
  /// @param tracedMeanNanos mean latency with a trace
  /// @param tracedSamples inferences behind it
  /// @param untracedMeanNanos mean latency without one
  /// @param untracedSamples inferences behind it
  record Pair(
      double tracedMeanNanos, int tracedSamples, double untracedMeanNanos, int untracedSamples) {
    public Pair {
      Require.positive(tracedMeanNanos, "tracedMeanNanos");
      Require.positive(tracedSamples, "tracedSamples");
      Require.positive(untracedMeanNanos, "untracedMeanNanos");
      Require.positive(untracedSamples, "untracedSamples");
    }

    /// Traced over untraced mean latency, less one.
    public double fraction() {
      return tracedMeanNanos / untracedMeanNanos - 1;
    }
  }

  /// In a sentence, for people.
  default String words() {
    return switch (this) {
      case NotCompared none -> "Cost of tracing not measured. " + none.reason();
      case Compared compared -> {
        Pair most = compared.largest();
        yield String.format(
            Locale.ROOT,
            "Cost of tracing: %+.1f %% of the mean latency of the engine that lost most (%d"
                + " inferences traced, %d not).",
            most.fraction() * 100,
            most.tracedSamples(),
            most.untracedSamples());
      }
    };
  }

  /// Of the same run, traced and not.
  static TracingCost between(RunResult traced, RunResult untraced) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < traced.deployments().size(); i++) {
      LatencySummary with = traced.deployments().get(i).latency();
      LatencySummary without = untraced.deployments().get(i).latency();
      pairs.add(
          new Pair(
              with.meanNanos(), with.sampleCount(), without.meanNanos(), without.sampleCount()));
    }
    return new Compared(pairs);
  }
}
