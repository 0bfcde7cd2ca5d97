package io.optimum.workbench.network.roofline;

import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.SmLimits;

/// How long a launch takes on a GPU when nothing else runs: the time of its blocks on the fullest
/// SM, of its DRAM traffic and of its L2 traffic, joined by a p-norm (Williams et al., Roofline,
/// 2009, with a soft corner), and a time to start and end.
final class LaunchTime {
  /// What a kernel takes when it has next to nothing to do: start, one load, one store, end. Mean
  /// of 90 kernels of one block that copy a single number, on a Tesla T4 (1248 to 1408 ns; Nsight
  /// Systems trace `power_iteration__baseline.sqlite` of brycelelbach/nsightful). Taken for every
  /// GPU.
  private static final double START_NANOS = 1343;

  /// Clock cycles in which one block advances by 64 bytes of its depth at best: two dependent
  /// tensor core instructions of 32 bytes each (m16n8k8 in TF32, m16n8k16 in FP16), the loads of
  /// their operands from shared memory and a barrier. Assumed; 1×1 convolutions of a MobileNet V2
  /// in TF32 on an RTX 3060 ([Tile#WIDE]) take about 180 longer for each 64 bytes more of depth.
  private static final double STEP_CYCLES = 160;

  private static final double STEP_BYTES = 64;

  /// The second pass over partial sums of a split depth: one more start within the kernel.
  static final double SPLIT_NANOS = 1000;

  /// Joins compute and memory time: both at the same level cost 2^(1/4) = 1.19 of one alone.
  private static final double NORM = 4;

  /// Warps per SM at which half the pipe's peak is reached: latency hiding by other warps.
  private static final double HALF_PEAK_WARPS = 1.5;

  private static final int WARP = 32;

  private final GpuSpec gpu;

  LaunchTime(GpuSpec gpu) {
    this.gpu = gpu;
  }

  double nanos(Launch launch, double dramBytes) {
    int sms = gpu.smCount();
    double perSm = Math.ceil((double) launch.blocks() / sms);
    double resident = Math.min(perSm, blocksPerSm(launch)) * launch.threads() / WARP;
    double smPeak = gpu.peak(launch.pipe()) / sms;
    double reached = launch.efficiency() * resident / (resident + HALF_PEAK_WARPS);
    double waves = Math.ceil(perSm / blocksPerSm(launch));
    double chain = waves * launch.depthBytes() / STEP_BYTES * STEP_CYCLES / gpu.boostClockHertz();
    double compute = Math.max(chain, perSm * launch.flopsPerBlock() / (smPeak * reached));
    double dram = dramBytes / (gpu.dramBytesPerSecond() * launch.memoryEfficiency());
    double smShare = Math.min(1, (double) launch.blocks() / sms);
    double l2 =
        launch.l2Bytes() / (gpu.l2BytesPerSecond() * OperatorEfficiency.L2.fraction() * smShare);
    double seconds = Math.pow(power(compute) + power(dram) + power(l2), 1 / NORM);
    return START_NANOS + 1e9 * seconds + (launch.split() == 1 ? 0 : SPLIT_NANOS);
  }

  private static double power(double value) {
    return Math.pow(value, NORM);
  }

  /// Whether a block finds room on an SM.
  boolean fits(Launch launch) {
    return blocksPerSm(launch) >= 1;
  }

  private int blocksPerSm(Launch launch) {
    SmLimits limits = gpu.smLimits();
    int byThreads = limits.threads() / launch.threads();
    int byRegisters = limits.registers() / (launch.registers() * launch.threads());
    int byShared = limits.sharedMemoryBytes() / (launch.sharedBytes() + 1024);
    return Math.min(Math.min(limits.blocks(), byThreads), Math.min(byRegisters, byShared));
  }
}
