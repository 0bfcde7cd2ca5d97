package io.optimum.workbench.domain.engine;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What an engine does on one GPU at one batch size: its kernels in stream order, and what it
/// occupies.
///
/// @param key engine, GPU and batch size
/// @param origin how the kernels came to be
/// @param soloLatency measured GPU compute time of one inference
/// @param enqueueNanos host time to enqueue one inference; 0 = derive it from the launch cost
/// @param weightBytes shared by all contexts of the engine
/// @param activationBytes activations and workspace of one execution context
/// @param inputBytes copied to the device per inference (whole batch)
/// @param outputBytes copied back per inference (whole batch)
/// @param kernels in the order of the stream
/// @param source where the figures come from, with the licence where there is one
public record EngineProfile(
    ProfileKey key,
    ProfileOrigin origin,
    SoloLatency soloLatency,
    long enqueueNanos,
    long weightBytes,
    long activationBytes,
    long inputBytes,
    long outputBytes,
    List<KernelProfile> kernels,
    String source) {
  public EngineProfile {
    Require.notNegative(enqueueNanos, "enqueueNanos");
    Require.notNegative(weightBytes, "weightBytes");
    Require.notNegative(activationBytes, "activationBytes");
    Require.notNegative(inputBytes, "inputBytes");
    Require.notNegative(outputBytes, "outputBytes");
    kernels = List.copyOf(Require.notEmpty(kernels, "kernels"));
    Require.text(source, "source");
  }

  /// The same under another key.
  public EngineProfile withKey(ProfileKey value) {
    return new EngineProfile(
        value,
        origin,
        soloLatency,
        enqueueNanos,
        weightBytes,
        activationBytes,
        inputBytes,
        outputBytes,
        kernels,
        source);
  }

  /// The same with another latency alone.
  public EngineProfile withSoloLatency(SoloLatency value) {
    return new EngineProfile(
        key,
        origin,
        value,
        enqueueNanos,
        weightBytes,
        activationBytes,
        inputBytes,
        outputBytes,
        kernels,
        source);
  }

  /// Short hash of everything in this profile, the same on every machine.
  public String fingerprint() {
    return Sha256.of(toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  /// Sum of the kernels' solo durations, without the gaps between them.
  public long kernelNanos() {
    return kernels.stream().mapToLong(KernelProfile::soloNanos).sum();
  }

  /// The latency to reckon with: the measured median, else the sum of the kernels.
  public long latencyNanos() {
    return switch (soloLatency) {
      case SoloLatency.Measured measured -> measured.medianNanos();
      case SoloLatency.NotMeasured _ -> kernelNanos();
    };
  }

  /// Device memory of `contexts` concurrent contexts, without the CUDA context.
  public long deviceMemoryBytes(int contexts) {
    return weightBytes + contexts * (activationBytes + inputBytes + outputBytes);
  }
}
