package io.optimum.workbench.predictor.prior;

import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;

/// What a profile asks of the GPU, per inference.
///
/// @param dramNanos its DRAM traffic at the full bandwidth
/// @param l2Nanos its L2 traffic at the full bandwidth
/// @param tensorNanos its tensor core operations at the peaks of their pipes
/// @param coreNanos its other operations at the peaks of their pipes
/// @param multiWaveFraction share of busy time in kernels of several waves
/// @param narrowFraction share of busy time in kernels that hold less than half the GPU
/// @param dramBoundFraction share of busy time in kernels above half the DRAM bandwidth
/// @param kernelSpread standard deviation over mean of the kernel durations
/// @param workingSetRatio working set over L2 capacity, weighted by time
public record Traits(
    double dramNanos,
    double l2Nanos,
    double tensorNanos,
    double coreNanos,
    double multiWaveFraction,
    double narrowFraction,
    double dramBoundFraction,
    double kernelSpread,
    double workingSetRatio) {

  /// Sums over kernels.
  static final class Sums {
    private double dram;
    private double l2;
    private double tensor;
    private double core;
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
      double pipeNanos = peak == null ? 0 : kernel.flops() * 1e9 / peak;
      tensor += isTensor(kernel.pipe()) ? pipeNanos : 0;
      core += isTensor(kernel.pipe()) ? 0 : pipeNanos;
      multiWave += occupancy.waves() > 1 ? nanos : 0;
      narrow += occupancy.waves() == 1 && occupancy.tailWidth() < 0.5 ? nanos : 0;
      dramBound += dramNanos > 0.5 * nanos ? nanos : 0;
      squares += nanos * nanos;
      workingSet += nanos * kernel.workingSetBytes() / gpu.l2Bytes();
    }

    private static boolean isTensor(Pipe pipe) {
      return switch (pipe) {
        case FP32, FP16, INT8 -> false;
        case TF32_TENSOR, FP16_TENSOR, BF16_TENSOR, INT8_TENSOR, FP8_TENSOR -> true;
      };
    }

    Traits traits(int count, double busyNanos) {
      double mean = busyNanos / count;
      return new Traits(
          dram,
          l2,
          tensor,
          core,
          multiWave / busyNanos,
          narrow / busyNanos,
          dramBound / busyNanos,
          Math.sqrt(Math.max(0, squares / count - mean * mean)) / mean,
          workingSet / busyNanos);
    }
  }
}
