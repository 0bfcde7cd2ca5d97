package io.optimum.workbench.domain.run;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.engine.EngineId;
import java.util.List;

/// Whether engines computed beside others what they compute alone. Sharing a GPU must not change
/// results; where it does, the run is at fault, whatever its times.
public sealed interface OutputAgreement {
  /// @param reason in a sentence
  record NotCompared(String reason) implements OutputAgreement {
    public NotCompared {
      Require.text(reason, "reason");
    }
  }

  /// All outputs agree.
  ///
  /// @param contexts execution contexts whose outputs were compared
  /// @param largestFraction largest difference, as a fraction of the engine's largest output
  record Agreed(int contexts, double largestFraction) implements OutputAgreement {
    public Agreed {
      Require.positive(contexts, "contexts");
      Require.notNegative(largestFraction, "largestFraction");
    }
  }

  /// An engine computed something else.
  ///
  /// @param engine the first one found
  /// @param batchSize at which it ran
  /// @param what in words: how they differ, and how much is allowed
  record Differed(EngineId engine, int batchSize, String what) implements OutputAgreement {
    public Differed {
      Require.positive(batchSize, "batchSize");
      Require.text(what, "what");
    }

    /// In a sentence.
    public String fault() {
      return "Fault: %s at batch %d computed something else than alone: %s."
          .formatted(engine, batchSize, what);
    }
  }

  /// Of several runs together: a difference in one is a difference in all.
  static OutputAgreement of(List<OutputAgreement> each) {
    return each.stream()
        .reduce(OutputAgreement::worse)
        .orElseGet(() -> new NotCompared("There was no run."));
  }

  private static OutputAgreement worse(OutputAgreement one, OutputAgreement other) {
    if (one instanceof Agreed a && other instanceof Agreed b) {
      return new Agreed(
          a.contexts() + b.contexts(), Math.max(a.largestFraction(), b.largestFraction()));
    }
    if (one instanceof Differed) {
      return one;
    }
    return other instanceof Differed || one instanceof Agreed ? other : one;
  }
}
