package io.optimum.workbench.network.roofline;

import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Places fused layers on a GPU.
///
/// Of the ways to run a layer the fastest is taken ([LaunchTime]), as TensorRT's builder does.
///
/// Assumes a warm cache: what fits in L2 is not read from DRAM again. At batch 1 it is rough, and
/// short the more kernels there are; scale where there is a measurement, see
/// [io.optimum.workbench.network.ModelledEngines].
public final class Roofline {
  private final GpuSpec gpu;
  private final int elementBytes;
  private final double weightMissFraction;
  private final Launches launches;
  private final LaunchTime time;
  private final boolean separateReductions;

  /// @param weightBytes all weights of the engine: what exceeds L2 is read anew each inference
  public Roofline(GpuSpec gpu, Precision precision, FusionRules rules, long weightBytes) {
    this.gpu = gpu;
    this.separateReductions = rules.assumes(KernelAssumption.SPLIT_K_REDUCTIONS);
    this.elementBytes = Numerics.bytes(precision);
    this.weightMissFraction = missFraction(weightBytes);
    this.time = new LaunchTime(gpu);
    this.launches = new Launches(gpu, precision, rules);
  }

  /// The kernels of a layer for a whole batch: one, or two where a split depth is summed up by a
  /// kernel of its own.
  public List<KernelProfile> place(FusedLayer layer, int batchSize) {
    double dramBytes = dramBytes(layer, batchSize);
    Launch best =
        launches.of(layer, batchSize).stream()
            .filter(time::fits)
            .min(Comparator.comparingDouble(launch -> time.nanos(launch, dramBytes)))
            .orElseThrow(() -> new IllegalArgumentException(tooSmall(layer)));
    if (best.split() == 1 || !separateReductions) {
      return List.of(kernel(best, layer, batchSize, time.nanos(best, dramBytes)));
    }
    var sums = new ArrayList<KernelProfile>();
    sums.add(kernel(best, layer, batchSize, time.nanos(best, dramBytes) - LaunchTime.SPLIT_NANOS));
    sums.addAll(place(layer.reduction(best.split()), batchSize));
    return sums;
  }

  private KernelProfile kernel(Launch launch, FusedLayer layer, int batchSize, double nanos) {
    return new KernelProfile(
        launch.name(),
        layer.name(),
        Math.round(nanos),
        launch.blocks(),
        launch.threads(),
        launch.registers(),
        launch.sharedBytes(),
        launch.flopsPerBlock() * launch.blocks(),
        launch.pipe(),
        Math.rint(dramBytes(layer, batchSize)),
        Math.rint(launch.l2Bytes()),
        workingSetBytes(layer, batchSize));
  }

  private double dramBytes(FusedLayer layer, int batchSize) {
    double activations =
        (double) (layer.readElements() + layer.writtenElements()) * batchSize * elementBytes;
    double weights = (double) layer.weights() * elementBytes;
    return activations * missFraction(activations) + weights * weightMissFraction;
  }

  private double workingSetBytes(FusedLayer layer, int batchSize) {
    double activations = (double) (layer.readElements() + layer.writtenElements()) * batchSize;
    return (activations + layer.weights()) * elementBytes;
  }

  /// None of what fits, all of what is twice the cache, linear between: neither strictly least
  /// recently used (which would lose everything at once) nor ideal.
  private double missFraction(double bytes) {
    return Math.clamp(bytes / gpu.l2Bytes() - 1, 0, 1);
  }

  private String tooSmall(FusedLayer layer) {
    return "No kernel of the layer %s fits on an SM of %s (%s). Check the smLimits of its data sheet."
        .formatted(layer.name(), gpu.id(), gpu.smLimits());
  }
}
