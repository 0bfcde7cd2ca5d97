package io.optimum.workbench.device;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.task.Progress;

/// A GPU to run combinations on: simulated, replayed or real.
///
/// Every argument and answer can travel as JSON, so that an agent in another process can serve it.
/// One run at a time; a device belongs to the thread that runs on it, only [RunControl] is shared.
public interface GpuDevice extends AutoCloseable {
  /// What this device can do.
  DeviceCapabilities capabilities();

  /// What the board is like now, between runs, and who else uses it.
  default RunConditions look() {
    return RunConditions.ofComputedDevice();
  }

  /// Makes an engine at one batch size available to runs; loading it again replaces it.
  void load(EngineProfile profile);

  /// The same with the engine itself, for a device that executes it; others need the profile only.
  default void load(EngineProfile profile, EngineBinary binary) {
    load(profile);
  }

  /// Runs a combination of loaded engines until its stop rule is met.
  ///
  /// @param control steers the run while it goes
  /// @param spans receives spans when the request asks for a trace, on the calling thread
  /// @param progress is told device time, and cancels the run
  /// @throws IllegalArgumentException when an engine is not loaded
  /// @throws io.optimum.workbench.domain.plan.InfeasibleException when memory does not suffice
  RunResult run(RunRequest request, RunControl control, SpanSink spans, Progress progress);

  /// The same for a run that nobody steers, watches or stops.
  default RunResult run(RunRequest request) {
    return run(request, new RunControl(), SpanSink.none(), Progress.none());
  }

  @Override
  void close();
}
