package io.optimum.workbench.predictor;

import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.domain.KernelProfile;

/// What a profile asks of the GPU, per inference.
///
/// @param dramNanos its DRAM traffic at the full bandwidth
/// @param l2Nanos its L2 traffic at the full bandwidth
/// @param pipeNanos its operations at the peaks of their pipes
/// @param multiWaveFraction share of busy time in kernels of several waves
/// @param narrowFraction share of busy time in kernels that hold less than half the GPU
/// @param dramBoundFraction share of busy time in kernels above half the DRAM bandwidth
/// @param kernelSpread standard deviation over mean of the kernel durations
/// @param workingSetRatio working set over L2 capacity, weighted by time
record Traits(
    double dramNanos,
    double l2Nanos,
    double pipeNanos,
    double multiWaveFraction,
    double narrowFraction,
    double dramBoundFraction,
    double kernelSpread,
    double workingSetRatio) {

  /// Sums over kernels.
  static final class Sums {
    private double dram;
    private double l2;
    private double pipe;
    private double multiWave;
    private double narrow;
    private double dramBound;
    private double squares;
    private double workingSet;

    void add(KernelProfile kernel, double nanos, Occupancy occupancy, GpuSpec gpu) {
      double dramNanos = kernel.dramBytes() * 1e9 / gpu.dramBytesPerSecond();
      Double peak = gpu.peakFlopsPerSecond().get(kernel.pipe());
      dram += dramNanos;
      l2 += kernel.l2Bytes() * 1e9 / gpu.l2BytesPerSecond();
      pipe += peak == null ? 0 : kernel.flops() * 1e9 / peak;
      multiWave += occupancy.waves() > 1 ? nanos : 0;
      narrow += occupancy.waves() == 1 && occupancy.tailWidth() < 0.5 ? nanos : 0;
      dramBound += dramNanos > 0.5 * nanos ? nanos : 0;
      squares += nanos * nanos;
      workingSet += nanos * kernel.workingSetBytes() / gpu.l2Bytes();
    }

    Traits traits(int count, double busyNanos) {
      double mean = busyNanos / count;
      return new Traits(
          dram,
          l2,
          pipe,
          multiWave / busyNanos,
          narrow / busyNanos,
          dramBound / busyNanos,
          Math.sqrt(Math.max(0, squares / count - mean * mean)) / mean,
          workingSet / busyNanos);
    }
  }
}
