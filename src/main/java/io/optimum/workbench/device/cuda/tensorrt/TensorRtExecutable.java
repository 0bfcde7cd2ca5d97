package io.optimum.workbench.device.cuda.tensorrt;

import io.optimum.workbench.device.cuda.Executable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
  public Optional<String> outputSha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Optional.of(HexFormat.of().formatHex(digest.digest(context.outputs())));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  @Override
  public void close() {
    giveBack.accept(context);
  }
}
