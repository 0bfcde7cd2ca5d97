package io.optimum.workbench.domain.run;

import io.optimum.workbench.domain.Require;

/// A limit on how often a deployment may start an inference.
public sealed interface Pacing {
  /// As fast as its load allows.
  record Unlimited() implements Pacing {}

  /// A token bucket of one token.
  ///
  /// @param batchesPerSecond refill rate; one token starts one inference of a whole batch
  record TokenBucket(double batchesPerSecond) implements Pacing {
    public TokenBucket {
      Require.positive(batchesPerSecond, "batchesPerSecond");
    }
  }

  /// No limit.
  static Pacing unlimited() {
    return new Unlimited();
  }
}
