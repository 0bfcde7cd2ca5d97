package io.optimum.workbench.device.cuda.tensorrt;

import io.optimum.workbench.device.cuda.Executable;
import java.util.Optional;
import java.util.function.Consumer;

/// One execution context while a run has it.
final class TensorRtExecutable implements Executable {
  private final TensorRt.Context context;
  private final Consumer<TensorRt.Context> giveBack;

  TensorRtExecutable(TensorRt.Context context, Consumer<TensorRt.Context> giveBack) {
    this.context = context;
    this.giveBack = giveBack;
  }

  @Override
  public void enqueue(long stream) {
    context.enqueue(stream);
  }

  @Override
  public long deviceMemoryBytes() {
    return context.deviceMemoryBytes();
  }

  /// Unknown: TensorRT does not say how many kernels a layer launches.
  @Override
  public int launchesPerInference() {
    return 0;
  }

  @Override
  public Optional<double[]> outputs() {
    return Optional.of(context.outputs());
  }

  @Override
  public void close() {
    giveBack.accept(context);
  }
}
