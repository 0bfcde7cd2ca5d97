package io.optimum.workbench.network.roofline;

import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.domain.KernelProfile;
import io.optimum.workbench.domain.Precision;
import io.optimum.workbench.domain.SmLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Places fused layers on a GPU.
///
/// A kernel takes the time of its blocks on the fullest SM, of its DRAM traffic or of its L2
/// traffic, joined by a p-norm (Williams et al., Roofline, 2009, with a soft corner), and a time to
/// start and drain. Of the ways to run a layer the fastest is taken, as TensorRT's builder does.
///
/// Assumes a warm cache: what fits in L2 is not read from DRAM again. At batch 1 it is rough: real
/// engines take 0.8 to 2 times as long, and the more kernels, the more it is short; scale where
/// there is a measurement, see [io.optimum.workbench.network.ModelledEngines].
public final class Roofline {
  /// What a kernel takes when it has next to nothing to do: start, one load, one store, end. Mean of
  /// 90 kernels of one block that copy a single number, on a Tesla T4 (1248 to 1408 ns; Nsight
  /// Systems trace `power_iteration__baseline.sqlite` of brycelelbach/nsightful). Taken for every
  /// GPU.
  private static final double START_NANOS = 1343;

  /// Clock cycles in which one block advances by 32 of its depth at best: two dependent tensor core
  /// instructions, the loads of their operands from shared memory and a barrier. Assumed.
  private static final double STEP_CYCLES = 160;

  private static final double STEP_DEPTH = 32;

  /// The second pass over partial sums of a split depth: one more start within the kernel.
  private static final double SPLIT_NANOS = 1000;

  /// Joins compute and memory time: both at the same level cost 2^(1/4) = 1.19 of one alone.
  private static final double NORM = 4;

  /// Warps per SM at which half the pipe's peak is reached: latency hiding by other warps.
  private static final double HALF_PEAK_WARPS = 1.5;

  /// Of the L2 cache's peak bandwidth. Assumed.
  private static final double L2_EFFICIENCY = 0.7;

  private static final int WARP = 32;

  private final GpuSpec gpu;
  private final int elementBytes;
  private final double weightMissFraction;
  private final Launches launches;
  private final boolean separateReductions;

  /// @param weightBytes all weights of the engine: what exceeds L2 is read anew each inference
  public Roofline(GpuSpec gpu, Precision precision, FusionRules rules, long weightBytes) {
    this.gpu = gpu;
    this.separateReductions = rules.assumes(KernelAssumption.SPLIT_K_REDUCTIONS);
    this.elementBytes = Numerics.bytes(precision);
    this.weightMissFraction = missFraction(weightBytes);
    this.launches = new Launches(gpu, precision, rules);
  }

  /// The kernels of a layer for a whole batch: one, or two where a split depth is summed up by a
  /// kernel of its own.
  public List<KernelProfile> place(FusedLayer layer, int batchSize) {
    double dramBytes = dramBytes(layer, batchSize);
    Launch best =
        launches.of(layer, batchSize).stream()
            .filter(this::fits)
            .min(Comparator.comparingDouble(launch -> nanos(launch, dramBytes)))
            .orElseThrow(() -> new IllegalArgumentException(tooSmall(layer)));
    if (best.split() == 1 || !separateReductions) {
      return List.of(kernel(best, layer, batchSize, nanos(best, dramBytes)));
    }
    var sums = new ArrayList<KernelProfile>();
    sums.add(kernel(best, layer, batchSize, nanos(best, dramBytes) - SPLIT_NANOS));
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

  private double nanos(Launch launch, double dramBytes) {
    int sms = gpu.smCount();
    double perSm = Math.ceil((double) launch.blocks() / sms);
    double resident = Math.min(perSm, blocksPerSm(launch)) * launch.threads() / WARP;
    double smPeak = gpu.peak(launch.pipe()) / sms;
    double reached = launch.efficiency() * resident / (resident + HALF_PEAK_WARPS);
    double waves = Math.ceil(perSm / blocksPerSm(launch));
    double chain = waves * launch.depth() / STEP_DEPTH * STEP_CYCLES / gpu.boostClockHertz();
    double compute = Math.max(chain, perSm * launch.flopsPerBlock() / (smPeak * reached));
    double dram = dramBytes / (gpu.dramBytesPerSecond() * launch.memoryEfficiency());
    double smShare = Math.min(1, (double) launch.blocks() / sms);
    double l2 = launch.l2Bytes() / (gpu.l2BytesPerSecond() * L2_EFFICIENCY * smShare);
    double seconds = Math.pow(power(compute) + power(dram) + power(l2), 1 / NORM);
    return START_NANOS + 1e9 * seconds + (launch.split() == 1 ? 0 : SPLIT_NANOS);
  }

  private static double power(double value) {
    return Math.pow(value, NORM);
  }

  private boolean fits(Launch launch) {
    return blocksPerSm(launch) >= 1;
  }

  private int blocksPerSm(Launch launch) {
    SmLimits limits = gpu.smLimits();
    int byThreads = limits.threads() / launch.threads();
    int byRegisters = limits.registers() / (launch.registers() * launch.threads());
    int byShared = limits.sharedMemoryBytes() / (launch.sharedBytes() + 1024);
    return Math.min(Math.min(limits.blocks(), byThreads), Math.min(byRegisters, byShared));
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
