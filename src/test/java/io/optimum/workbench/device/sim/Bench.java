package io.optimum.workbench.device.sim;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.HostThreads;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StopRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Engines made up for a purpose, and runs of them on a simulated A100.
public final class Bench {
  public static final GpuSpec A100 = Sheets.A100;
  public static final long MILLIS = 1_000_000;

  private Bench() {}

  /// A kernel that draws the given shares of the peaks while it runs.
  public static KernelProfile kernel(
      long nanos, int blocks, double pipeFraction, double dramFraction) {
    double seconds = nanos / 1e9;
    double dramBytes = dramFraction * A100.dramBytesPerSecond() * seconds;
    return new KernelProfile(
        "kernel",
        "layer",
        nanos,
        blocks,
        256,
        32,
        0,
        pipeFraction * A100.peak(Pipe.FP16_TENSOR) * seconds,
        Pipe.FP16_TENSOR,
        dramBytes,
        dramBytes,
        0);
  }

  public static EngineProfile engine(String name, List<KernelProfile> kernels) {
    return engine(name, 1, kernels);
  }

  public static EngineProfile engine(String name, int batch, List<KernelProfile> kernels) {
    return new EngineProfile(
        new ProfileKey(new EngineId(name), A100.id(), batch),
        ProfileOrigin.MODELLED,
        new SoloLatency.NotMeasured("made up"),
        0,
        50 << 20,
        10 << 20,
        0,
        0,
        kernels,
        "made up for a test");
  }

  public static EngineProfile with(EngineProfile profile, SoloLatency latency, long enqueueNanos) {
    return new EngineProfile(
        profile.key(),
        profile.origin(),
        latency,
        enqueueNanos,
        profile.weightBytes(),
        profile.activationBytes(),
        profile.inputBytes(),
        profile.outputBytes(),
        profile.kernels(),
        profile.source());
  }

  /// An engine drawn by seed: tens of kernels of any width, length and appetite.
  public static EngineProfile random(String name, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<KernelProfile> kernels = new ArrayList<>();
    int count = random.nextInt(10, 120);
    for (int i = 0; i < count; i++) {
      double pipe = random.nextDouble();
      kernels.add(
          new KernelProfile(
              "kernel " + i,
              "layer " + i,
              Math.round(2_000 * Math.exp(random.nextDouble(0, 4))),
              (int) Math.round(Math.exp(random.nextDouble(0, 9))),
              32 * random.nextInt(1, 33),
              random.nextInt(16, 65),
              random.nextInt(0, 96) * 512,
              pipe * 1e7,
              Pipe.FP16_TENSOR,
              random.nextDouble() * 1e6,
              2e6,
              random.nextDouble() * 3e7));
    }
    return engine(name, kernels);
  }

  public static Deployment of(EngineProfile profile) {
    return Deployment.of(profile.key().engine(), profile.key().batchSize());
  }

  public static RunRequest request(long millis, Deployment... deployments) {
    return RunRequest.closedLoop(
        A100.id(),
        Combination.ofStreams(Arrays.asList(deployments)),
        5 * MILLIS,
        StopRule.after(millis * MILLIS),
        1);
  }

  public static RunRequest seeded(RunRequest request, long seed) {
    return new RunRequest(
        request.gpu(),
        request.combination(),
        request.loads(),
        request.hostThreads(),
        request.warmUpNanos(),
        request.stop(),
        request.speed(),
        request.trace(),
        seed);
  }

  public static SimulatedGpu gpu(SimulatorOptions options, EngineProfile... profiles) {
    SimulatedGpu gpu = new SimulatedGpu(A100, options);
    Arrays.asList(profiles).forEach(gpu::load);
    return gpu;
  }

  public static RunResult run(SimulatedGpu gpu, RunRequest request) {
    return gpu.run(request);
  }

  public static double mean(RunResult result, int deployment) {
    return result.deployments().get(deployment).latency().meanNanos();
  }

  /// The same run under another way of sharing.
  public static RunRequest shared(RunRequest request, Sharing sharing, HostThreads hostThreads) {
    return new RunRequest(
        request.gpu(),
        new Combination(sharing, request.combination().deployments()),
        request.loads(),
        hostThreads,
        request.warmUpNanos(),
        request.stop(),
        request.speed(),
        request.trace(),
        request.seed());
  }

  /// Held to a share of the SMs.
  public static Deployment withSmShare(Deployment deployment, double fraction) {
    return new Deployment(
        deployment.engine(),
        deployment.batchSize(),
        deployment.streams(),
        deployment.priority(),
        fraction,
        deployment.pacing(),
        deployment.cudaGraph());
  }
}
