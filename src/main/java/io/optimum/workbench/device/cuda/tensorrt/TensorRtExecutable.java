package io.optimum.workbench.device.cuda.tensorrt;

import io.optimum.workbench.device.cuda.Executable;
import java.util.Optional;

/// One execution context while a run has it.
final class TensorRtExecutable implements Executable {
  private final TensorRt.Context context;
  private final Runnable closed;

  /// @param closed is told when the context is gone
  TensorRtExecutable(TensorRt.Context context, Runnable closed) {
    this.context = context;
    this.closed = closed;
  }

  @Override
  public void enqueue(long stream) {
    context.enqueue(stream);
  }

  @Override
  public long deviceMemoryBytes() {
    return context.deviceMemoryBytes();
  }

  @Override
  public Optional<double[]> outputs() {
    return Optional.of(context.outputs());
  }

  @Override
  public void close() {
    try {
      context.close();
    } finally {
      closed.run();
    }
  }
}
