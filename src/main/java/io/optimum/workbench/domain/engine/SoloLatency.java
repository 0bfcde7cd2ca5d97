package io.optimum.workbench.domain.engine;

import io.optimum.workbench.domain.Require;

/// The measured latency of one inference alone, or why there is none.
public sealed interface SoloLatency {
  /// @param medianNanos GPU compute time, median over `sampleCount` inferences
  record Measured(long medianNanos, int sampleCount) implements SoloLatency {
    public Measured {
      Require.positive(medianNanos, "medianNanos");
      Require.positive(sampleCount, "sampleCount");
    }
  }

  /// @param reason what is missing, in a sentence
  record NotMeasured(String reason) implements SoloLatency {
    public NotMeasured {
      Require.text(reason, "reason");
    }
  }
}
