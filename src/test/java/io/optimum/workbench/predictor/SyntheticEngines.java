package io.optimum.workbench.predictor;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.gpu.SmLimits;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Engines made of numbers, on a small GPU made of numbers.
public final class SyntheticEngines {
  /// 100 SMs of 8 blocks of 256 threads; 1 TB/s DRAM.
  public static final GpuSpec GPU =
      new GpuSpec(
          new GpuId("synthetic"),
          "Synthetic",
          "8.0",
          100,
          1.4e9,
          new SmLimits(2048, 32, 65536, 164 << 10),
          new TreeMap<>(java.util.Map.of(Pipe.FP16_TENSOR, 300e12, Pipe.FP32, 20e12)),
          1e12,
          40L << 20,
          4e12,
          25e9,
          40L << 30,
          300,
          2,
          2000,
          1000,
          500,
          new TreeMap<>());

  private SyntheticEngines() {}

  /// An engine of equal kernels.
  ///
  /// @param blocks per kernel; the GPU holds 800 at a time
  /// @param dramFraction of the bandwidth, while a kernel runs
  public static EngineProfile engine(
      String name, int kernels, long kernelNanos, int blocks, double dramFraction) {
    List<KernelProfile> list = new ArrayList<>();
    for (int k = 0; k < kernels; k++) {
      list.add(kernel(k, kernelNanos, blocks, dramFraction));
    }
    long latency = kernels * kernelNanos + (kernels - 1) * GPU.kernelGapNanos();
    return new EngineProfile(
        new ProfileKey(new EngineId(name), GPU.id(), 1),
        ProfileOrigin.TRACED,
        new SoloLatency.Measured(latency, 100),
        1,
        1 << 20,
        1 << 20,
        0,
        0,
        list,
        "made up");
  }

  /// An engine with the kernels of another after its own.
  public static EngineProfile then(EngineProfile first, EngineProfile second) {
    List<KernelProfile> both = new ArrayList<>(first.kernels());
    both.addAll(second.kernels());
    long nanos = both.stream().mapToLong(KernelProfile::soloNanos).sum();
    return new EngineProfile(
        first.key(),
        first.origin(),
        new SoloLatency.Measured(nanos + (both.size() - 1) * GPU.kernelGapNanos(), 100),
        1,
        1 << 20,
        1 << 20,
        0,
        0,
        both,
        "made up");
  }

  private static KernelProfile kernel(int index, long nanos, int blocks, double dramFraction) {
    double seconds = nanos / 1e9;
    double bytes = dramFraction * seconds * 1e12;
    return new KernelProfile(
        "kernel" + index,
        "layer" + index,
        nanos,
        blocks,
        256,
        32,
        0,
        seconds * 30e12,
        Pipe.FP16_TENSOR,
        bytes,
        2 * bytes,
        bytes);
  }

  /// Different engines, the same for the same seed.
  public static List<EngineProfile> engines(int count, RandomGenerator random) {
    List<EngineProfile> engines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      engines.add(
          engine(
              "engine" + i,
              random.nextInt(20, 200),
              random.nextLong(3_000, 60_000),
              random.nextInt(100, 3000),
              random.nextDouble(0.05, 0.95)));
    }
    return engines;
  }

  /// Batch 1, one stream each.
  public static ProfiledCombination together(EngineProfile... engines) {
    return together(List.of(engines));
  }

  /// Batch 1, one stream each.
  public static ProfiledCombination together(List<EngineProfile> engines) {
    return new ProfiledCombination(
        GPU,
        Combination.ofStreams(
            engines.stream().map(each -> Deployment.of(each.key().engine(), 1)).toList()),
        engines);
  }

  /// Batch 1, one stream each; the first engine is profiled at other batch sizes too.
  public static ProfiledCombination together(
      List<EngineProfile> engines, List<EngineProfile> batchesOfFirst) {
    ProfiledCombination plain = together(engines);
    List<List<EngineProfile>> batches = new ArrayList<>(plain.batches());
    batches.set(0, batchesOfFirst);
    return new ProfiledCombination(GPU, plain.combination(), engines, batches);
  }

  /// The same at another batch size.
  public static EngineProfile atBatch(int batchSize, EngineProfile profile) {
    return profile.withKey(new ProfileKey(profile.key().engine(), GPU.id(), batchSize));
  }

  /// Every pair, then every triple of neighbours.
  public static List<ProfiledCombination> pairsAndTriples(List<EngineProfile> engines) {
    List<ProfiledCombination> all = new ArrayList<>();
    for (int i = 0; i < engines.size(); i++) {
      for (int j = 0; j < i; j++) {
        all.add(together(engines.get(i), engines.get(j)));
      }
    }
    for (int i = 2; i < engines.size(); i++) {
      all.add(together(engines.get(i), engines.get(i - 1), engines.get(i - 2)));
    }
    return all;
  }
}
