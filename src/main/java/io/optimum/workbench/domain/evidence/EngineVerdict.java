package io.optimum.workbench.domain.evidence;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.run.LatencySummary;

/// What came of trying an engine file on a GPU.
public sealed interface EngineVerdict {
  /// It was loaded, and ran.
  ///
  /// @param runner what ran it, with versions
  /// @param batchSize at which it ran
  /// @param timed what lies between the start and the end of a latency, in a sentence
  /// @param latency one inference at a time, nothing beside it, on the host's clock
  record Accepted(String runner, int batchSize, String timed, LatencySummary latency)
      implements EngineVerdict {
    public Accepted {
      Require.text(runner, "runner");
      Require.positive(batchSize, "batchSize");
      Require.text(timed, "timed");
    }
  }

  /// It was not loaded, or did not run.
  ///
  /// @param reason in the library's own words, where it gave any
  record Refused(String reason) implements EngineVerdict {
    public Refused {
      Require.text(reason, "reason");
    }
  }
}
