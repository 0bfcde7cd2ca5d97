package io.optimum.workbench.domain.plan;

import io.optimum.workbench.domain.Require;

/// How much observation stands behind the measured numbers of a planned deployment.
public sealed interface Sampling {
  /// Nothing was measured yet.
  static Sampling notMeasured() {
    return new NotKnown("Not measured.");
  }

  /// @param latencies counted in the run of the combination; in a closed loop, inferences
  /// @param slowdownHalfWidth 95 % confidence half-width of the measured slowdown
  record Counted(int latencies, double slowdownHalfWidth) implements Sampling {
    public Counted {
      Require.positive(latencies, "latencies");
      Require.notNegative(slowdownHalfWidth, "slowdownHalfWidth");
    }
  }

  /// @param reason in a sentence
  record NotKnown(String reason) implements Sampling {
    public NotKnown {
      Require.text(reason, "reason");
    }
  }
}
