package io.optimum.workbench.device.cuda.run.trace;

import io.optimum.workbench.device.cuda.driver.CudaStream;
import java.util.List;

/// Sees single kernels on the device while a run goes.
public interface KernelTracer {
  /// Whether it sees anything; else spans are of whole inferences only.
  boolean isAvailable();

  /// Why it is not, or what it is; in a sentence.
  String reason();

  /// Begins to trace.
  ///
  /// @param originNanos of the run, on the host's clock
  void begin(long originNanos);

  /// What is enqueued on this stream belongs to a lane. Any thread may call.
  void stream(CudaStream stream, int lane);

  /// What ended since the last call, in the order in which it ended on each lane.
  List<KernelSpan> drain();

  /// Stops, and gives what was still to come; nothing the second time.
  List<KernelSpan> end();

  /// Records that were lost since [#begin].
  long dropped();

  /// Sees nothing.
  static KernelTracer none(String reason) {
    return new NoTracer(reason);
  }
}
