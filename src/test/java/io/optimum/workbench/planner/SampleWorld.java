package io.optimum.workbench.planner;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.gpu.SmLimits;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.planner.space.PlanContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Small invented engines `e0`, `e1`, ... on an invented GPU, for tests. Engine `i` at batch `b`
/// takes `1 + i/4 + (0.2 + i/20)·b` milliseconds and `1 + b/16` GiB.
public final class SampleWorld {
  public static final GpuId GPU = new GpuId("test-gpu");
  public static final List<Integer> BATCHES = List.of(1, 2, 4, 8, 16, 32);

  private SampleWorld() {}

  public static EngineId engine(int index) {
    return new EngineId("e" + index);
  }

  public static List<EngineId> engines(int count) {
    return IntStream.range(0, count).mapToObj(SampleWorld::engine).toList();
  }

  public static GpuSpec spec(GpuId id, long memoryBytes) {
    return new GpuSpec(
        id,
        "Test GPU",
        "8.0",
        100,
        1.4e9,
        new SmLimits(2048, 32, 65536, 167_936),
        new TreeMap<>(Map.of(Pipe.FP32, 19.5e12)),
        1.9e12,
        40L << 20,
        4e12,
        25e9,
        memoryBytes,
        300,
        3,
        3000,
        1000,
        600,
        new TreeMap<>());
  }

  public static GpuSpec spec() {
    return spec(GPU, 40L << 30);
  }

  public static double latencyNanos(int engine, int batchSize) {
    return 1e6 * (1 + engine / 4.0 + (0.2 + engine / 20.0) * batchSize);
  }

  public static Profiles profiles(int engines, GpuId... gpus) {
    List<EngineProfile> profiles = new ArrayList<>();
    for (GpuId gpu : gpus) {
      for (int engine = 0; engine < engines; engine++) {
        for (int batchSize : BATCHES) {
          profiles.add(profile(engine, batchSize, gpu));
        }
      }
    }
    return Profiles.of(profiles);
  }

  public static List<ServiceTarget> saturating(int engines) {
    return engines(engines).stream().map(ServiceTarget::none).toList();
  }

  /// Highest STP of saturating engines at their default batch, up to three per GPU.
  public static PlanRequest request(List<ServiceTarget> targets, int gpus) {
    return request(targets, gpus, Objective.HIGHEST_STP, List.of());
  }

  public static PlanRequest request(
      List<ServiceTarget> targets, int gpus, Objective objective, List<Integer> batchSizes) {
    return new PlanRequest(
        targets, List.of(new GpuCount(GPU, gpus)), objective, 3, 0.1, batchSizes, 0, 30_000, 1);
  }

  /// Without measuring.
  public static PlanContext context(int engines, long seed) {
    return PlanContext.of(
        Map.of(GPU, spec()), profiles(engines, GPU), new PairwisePredictor(seed), null);
  }

  private static EngineProfile profile(int engine, int batchSize, GpuId gpu) {
    long nanos = (long) latencyNanos(engine, batchSize);
    int kernels = 5 + engine;
    KernelProfile kernel =
        new KernelProfile(
            "k",
            "layer",
            nanos / kernels,
            50 * batchSize,
            256,
            64,
            0,
            1e6,
            Pipe.FP32,
            1e6,
            2e6,
            1e6);
    return new EngineProfile(
        new ProfileKey(engine(engine), gpu, batchSize),
        ProfileOrigin.MODELLED,
        new SoloLatency.Measured(nanos, 100),
        0,
        1L << 30,
        ((long) batchSize << 30) / 16,
        0,
        0,
        IntStream.range(0, kernels).mapToObj(_ -> kernel).toList(),
        "invented");
  }
}
