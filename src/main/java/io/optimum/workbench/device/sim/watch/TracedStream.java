package io.optimum.workbench.device.sim.watch;

import io.optimum.workbench.device.sim.program.EngineProgram;
import io.optimum.workbench.domain.run.StreamPriority;

/// A stream as its spans show it: what it is doing now, and since when.
public interface TracedStream {
  int lane();

  /// Number of the present inference on this stream.
  int inference();

  /// Of the present inference.
  StreamPriority priority();

  EngineProgram program();

  int kernelIndex();

  double kernelStartNanos();

  /// Most SMs that the present kernel has been on at a time.
  int mostSms();

  double copyStartNanos();

  double startNanos();
}
