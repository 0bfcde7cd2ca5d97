package io.optimum.workbench.device.cuda.reenact;

import io.optimum.workbench.device.Occupancy;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.gpu.SmLimits;
import java.util.Comparator;
import java.util.List;

/// A kernel of `reenact.cu`: a pipe and a number of registers.
///
/// @param tensor whether it works on tensor cores; else on the FP32 pipe
/// @param registers per thread, at most; the compiler stays within 15 % of it
/// @param accumulators per thread (FMA) or per warp (tensor, of 16 × 16)
record StandIn(boolean tensor, int registers, int accumulators) {
  /// 16 × 16 × 16 multiply-adds of a warp, by thread.
  private static final int TENSOR_FLOPS = 2 * 16 * 16 * 16 / 32;

  private static final int FMA_FLOPS = 2;

  /// As in `reenact.cu`; a test compares.
  static final List<StandIn> ALL =
      List.of(
          new StandIn(false, 32, 4),
          new StandIn(false, 64, 32),
          new StandIn(false, 96, 64),
          new StandIn(false, 128, 92),
          new StandIn(false, 168, 128),
          new StandIn(false, 255, 208),
          new StandIn(true, 64, 4),
          new StandIn(true, 96, 7),
          new StandIn(true, 128, 10),
          new StandIn(true, 168, 15),
          new StandIn(true, 255, 24));

  /// The one of the nearest registers of which as many blocks fit on an SM as of the profiled
  /// kernel, on its pipe if there is one; the smallest FMA kernel always fits.
  static StandIn of(KernelProfile kernel, SmLimits limits) {
    int resident = new Occupancy(kernel, limits).blocksPerSm;
    return ALL.stream()
        .filter(each -> fits(kernel, each, limits, resident))
        .min(
            Comparator.comparing((StandIn each) -> each.tensor != isTensor(kernel.pipe()))
                .thenComparingInt(each -> Math.abs(each.registers - kernel.registersPerThread())))
        .orElseThrow();
  }

  private static boolean fits(KernelProfile kernel, StandIn each, SmLimits limits, int resident) {
    int threads = (kernel.threadsPerBlock() + 31) / 32 * 32;
    return each.registers * threads <= limits.registers()
        && new Occupancy(with(kernel, each.registers, kernel.sharedMemoryPerBlockBytes()), limits)
                .blocksPerSm
            >= resident;
  }

  /// The kernel with other registers and shared memory.
  static KernelProfile with(KernelProfile kernel, int registers, int sharedBytes) {
    return new KernelProfile(
        kernel.name(),
        kernel.layer(),
        kernel.soloNanos(),
        kernel.blocks(),
        kernel.threadsPerBlock(),
        registers,
        sharedBytes,
        kernel.flops(),
        kernel.pipe(),
        kernel.dramBytes(),
        kernel.l2Bytes(),
        kernel.workingSetBytes());
  }

  static boolean isTensor(Pipe pipe) {
    return switch (pipe) {
      case FP32, FP16, INT8 -> false;
      case TF32_TENSOR, FP16_TENSOR, BF16_TENSOR, INT8_TENSOR, FP8_TENSOR -> true;
    };
  }

  /// Its entry in the PTX.
  String entry() {
    return "reenact_%s_%d".formatted(tensor ? "tensor" : "fma", registers);
  }

  /// The pipe it works on.
  Pipe pipe() {
    return tensor ? Pipe.FP16_TENSOR : Pipe.FP32;
  }

  /// Operations of one thread in one step.
  int flopsPerThreadStep() {
    return accumulators * (tensor ? TENSOR_FLOPS : FMA_FLOPS);
  }
}
