package io.optimum.workbench.device.replay;

import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;

/// Results handed on.
final class Results {
  private Results() {}

  /// The same result, as an answer to a request that asked for another trace or speed.
  static RunResult of(RunResult result, RunRequest request) {
    return new RunResult(
        request,
        result.deployments(),
        result.elapsedNanos(),
        result.smBusyFraction(),
        result.dramBusyFraction(),
        result.converged(),
        result.droppedSpans(),
        result.provenance(),
        result.conditions(),
        result.outputs());
  }
}
