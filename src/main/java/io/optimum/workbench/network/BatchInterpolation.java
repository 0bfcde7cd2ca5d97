package io.optimum.workbench.network;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Profiles of one engine on one GPU at batch sizes in between: latency, memory and traffic linear
/// between the two neighbours. The result is modelled, whatever the origin was, and says so.
///
/// Kernels are those of the larger neighbour; a grid shrinks with the batch. Never beyond the known
/// batch sizes: nothing tells which kernels TensorRT would choose there.
public final class BatchInterpolation {
  private BatchInterpolation() {}

  /// @param known profiles of one engine on one GPU
  /// @throws IllegalArgumentException when the batch size lies outside those known, or they belong
  ///   to different engines or GPUs
  public static EngineProfile at(List<EngineProfile> known, int batchSize) {
    Require.positive(batchSize, "batchSize");
    List<EngineProfile> sorted = sorted(Require.notEmpty(known, "known"));
    int above = 0;
    while (above < sorted.size() && sorted.get(above).key().batchSize() < batchSize) {
      above++;
    }
    boolean beyond = above == sorted.size();
    if (!beyond && sorted.get(above).key().batchSize() == batchSize) {
      return sorted.get(above);
    }
    if (beyond || above == 0) {
      throw new IllegalArgumentException(outside(sorted, batchSize));
    }
    return between(sorted.get(above - 1), sorted.get(above), batchSize);
  }

  private static List<EngineProfile> sorted(List<EngineProfile> known) {
    ProfileKey first = known.getFirst().key();
    for (EngineProfile each : known) {
      if (!each.key().engine().equals(first.engine()) || !each.key().gpu().equals(first.gpu())) {
        throw new IllegalArgumentException(
            "Profiles of %s and %s cannot be interpolated. Pass those of one engine on one GPU."
                .formatted(first, each.key()));
      }
    }
    return known.stream()
        .sorted(Comparator.comparingInt(profile -> profile.key().batchSize()))
        .toList();
  }

  private static String outside(List<EngineProfile> sorted, int batchSize) {
    return "The batch size %d of %s lies outside those known on %s (%s). Profile the engine there."
        .formatted(
            batchSize,
            sorted.getFirst().key().engine(),
            sorted.getFirst().key().gpu(),
            sorted.stream().map(each -> each.key().batchSize()).toList());
  }

  private static EngineProfile between(EngineProfile low, EngineProfile high, int batchSize) {
    int lowBatch = low.key().batchSize();
    int highBatch = high.key().batchSize();
    var blend = new Blend((double) (batchSize - lowBatch) / (highBatch - lowBatch));
    return new EngineProfile(
        new ProfileKey(low.key().engine(), low.key().gpu(), batchSize),
        ProfileOrigin.MODELLED,
        new SoloLatency.NotMeasured(
            "Interpolated between batch sizes %d and %d.".formatted(lowBatch, highBatch)),
        blend.of(low.enqueueNanos(), high.enqueueNanos()),
        high.weightBytes(),
        blend.of(low.activationBytes(), high.activationBytes()),
        blend.of(low.inputBytes(), high.inputBytes()),
        blend.of(low.outputBytes(), high.outputBytes()),
        kernels(low, high, batchSize, blend),
        "Interpolated between batch sizes %d (%s) and %d (%s): %s"
            .formatted(lowBatch, low.origin(), highBatch, high.origin(), high.source()));
  }

  private static List<KernelProfile> kernels(
      EngineProfile low, EngineProfile high, int batchSize, Blend blend) {
    double grid = (double) batchSize / high.key().batchSize();
    double time = blend.ratio(low.latencyNanos(), high.latencyNanos());
    double flops = blend.ratio(low, high, KernelProfile::flops);
    double dram = blend.ratio(low, high, KernelProfile::dramBytes);
    double l2 = blend.ratio(low, high, KernelProfile::l2Bytes);
    double touched = blend.ratio(low, high, KernelProfile::workingSetBytes);
    var kernels = new ArrayList<KernelProfile>();
    for (KernelProfile kernel : high.kernels()) {
      kernels.add(
          new KernelProfile(
              kernel.name(),
              kernel.layer(),
              Math.max(1, Math.round(kernel.soloNanos() * time)),
              (int) Math.ceil(kernel.blocks() * grid),
              kernel.threadsPerBlock(),
              kernel.registersPerThread(),
              kernel.sharedMemoryPerBlockBytes(),
              kernel.flops() * flops,
              kernel.pipe(),
              kernel.dramBytes() * dram,
              kernel.l2Bytes() * l2,
              kernel.workingSetBytes() * touched));
    }
    return kernels;
  }

  /// @param share of the way from the lower batch size to the higher
  private record Blend(double share) {
    long of(long low, long high) {
      return Math.round(low + share * (high - low));
    }

    /// The value in between, relative to the higher one.
    double ratio(double low, double high) {
      return high == 0 ? 0 : (low + share * (high - low)) / high;
    }

    double ratio(EngineProfile low, EngineProfile high, ToDoubleFunction<KernelProfile> amount) {
      return ratio(total(low, amount), total(high, amount));
    }

    private static double total(EngineProfile profile, ToDoubleFunction<KernelProfile> amount) {
      return profile.kernels().stream().mapToDouble(amount).sum();
    }
  }
}
