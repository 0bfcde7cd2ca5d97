package io.optimum.workbench.importer.kernel;

import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.importer.layer.Layer;
import io.optimum.workbench.importer.layer.LayerWork;
import io.optimum.workbench.importer.layer.PipeChoice;
import io.optimum.workbench.importer.layer.TacticName;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Arithmetic and traffic of observed kernels: from hardware counters where there are some, else
/// from the layer that launched it, else assumed.
///
/// Counters give shares of peaks; times the peak and the duration they are operations and bytes.
/// The compute share is that of the busiest part of an SM, so operations are an equivalent: what
/// would keep the pipe as busy.
///
/// Without counters and layers, a kernel is taken to reach half of what its grid can: matrix
/// products half of their pipe's peak and a quarter of the DRAM bandwidth, everything else half of
/// the DRAM bandwidth and a twentieth of the FP32 peak. These shares are chosen, and wrong for a
/// single kernel by a factor of two or more; profiles made with them say so.
public final class WorkEstimate {
  private static final double MATRIX_COMPUTE = 0.5;
  private static final double MATRIX_DRAM = 0.25;
  private static final double PASS_COMPUTE = 0.05;
  private static final double PASS_DRAM = 0.5;

  /// Tiles of a matrix product are read by several blocks: each byte passes L2 about twice.
  private static final double MATRIX_L2 = 2;

  private final GpuSpec gpu;

  public WorkEstimate(GpuSpec gpu) {
    this.gpu = gpu;
  }

  /// A kernel by its counters.
  public KernelProfile counted(ObservedKernel kernel, KernelCounters counters) {
    double seconds = kernel.nanos() / 1e9;
    boolean tensor = counters.tensorFraction().orElse(0) > 0;
    Pipe pipe = tensor ? tensorPipe(kernel) : pipe(kernel);
    OptionalDouble compute = tensor ? counters.tensorFraction() : counters.computeFraction();
    double flops =
        compute.isPresent()
            ? compute.getAsDouble() * gpu.peak(pipe) * seconds
            : assumed(kernel).flops();
    double dram = dramBytes(kernel, counters, seconds);
    double hit = Math.min(counters.l2HitFraction().orElse(0), 0.99);
    double l2 = Math.min(dram / (1 - hit), gpu.l2BytesPerSecond() * seconds);
    return profile(kernel, flops, pipe, new Traffic(dram, Math.max(dram, l2)));
  }

  /// A kernel whose arithmetic is known already: traffic and launch by its counters.
  public KernelProfile recounted(KernelProfile known, KernelCounters counters) {
    ObservedKernel kernel =
        new ObservedKernel(
            known.name(),
            counters.signature(),
            known.layer(),
            known.soloNanos(),
            counters.launch());
    KernelProfile counted = counted(kernel, counters);
    return profile(
        kernel, known.flops(), known.pipe(), new Traffic(counted.dramBytes(), counted.l2Bytes()));
  }

  /// A kernel by its share of the layer that launched it.
  public KernelProfile ofLayer(ObservedKernel kernel, Layer layer, double shareFraction) {
    LayerWork work = LayerWork.of(layer);
    double movable = gpu.dramBytesPerSecond() * kernel.nanos() / 1e9;
    double bytes = work.bytes() * shareFraction;
    return profile(
        kernel,
        work.flops() * shareFraction,
        PipeChoice.of(named(layer, kernel), gpu),
        new Traffic(Math.min(bytes, movable), bytes));
  }

  /// A kernel of which nothing but its time and launch is known.
  public KernelProfile assumed(ObservedKernel kernel) {
    double seconds = kernel.nanos() / 1e9;
    double sms = Math.min(1.0, (double) Math.max(1, kernel.launch().blocks()) / gpu.smCount());
    boolean matrix = isMatrix(kernel);
    Pipe pipe = pipe(kernel);
    double flops = (matrix ? MATRIX_COMPUTE : PASS_COMPUTE) * gpu.peak(pipe) * sms * seconds;
    double dram = (matrix ? MATRIX_DRAM : PASS_DRAM) * gpu.dramBytesPerSecond() * sms * seconds;
    return profile(kernel, flops, pipe, new Traffic(dram, matrix ? MATRIX_L2 * dram : dram));
  }

  private double dramBytes(ObservedKernel kernel, KernelCounters counters, double seconds) {
    double peak = gpu.dramBytesPerSecond();
    if (counters.dramBytesPerSecond().isPresent()) {
      double measured = counters.dramBytesPerSecond().getAsDouble() * counters.nanos() / 1e9;
      return Math.min(measured, peak * seconds);
    }
    return counters.dramFraction().isPresent()
        ? Math.min(1, counters.dramFraction().getAsDouble()) * peak * seconds
        : assumed(kernel).dramBytes();
  }

  private record Traffic(double dramBytes, double l2Bytes) {}

  private KernelProfile profile(ObservedKernel kernel, double flops, Pipe pipe, Traffic traffic) {
    Launch launch = kernel.launch();
    int threads = Math.clamp(launch.threads(), 1, Math.min(1024, gpu.smLimits().threads()));
    return new KernelProfile(
        kernel.name(),
        kernel.layer(),
        Math.max(1, kernel.nanos()),
        Math.max(1, launch.blocks()),
        threads,
        Math.clamp(launch.registers(), 1, Math.max(1, gpu.smLimits().registers() / threads)),
        Math.min(launch.sharedMemoryBytes(), gpu.smLimits().sharedMemoryBytes()),
        flops,
        pipe,
        traffic.dramBytes(),
        traffic.l2Bytes(),
        traffic.l2Bytes());
  }

  private Pipe pipe(ObservedKernel kernel) {
    return isMatrix(kernel) ? PipeChoice.of(matrixLayer(kernel), gpu) : Pipe.FP32;
  }

  private Pipe tensorPipe(ObservedKernel kernel) {
    Pipe pipe = pipe(kernel);
    Pipe tensor =
        switch (pipe) {
          case FP32, FP16 -> Pipe.FP16_TENSOR;
          case INT8 -> Pipe.INT8_TENSOR;
          default -> pipe;
        };
    return gpu.peakFlopsPerSecond().containsKey(tensor) ? tensor : pipe;
  }

  private static boolean isMatrix(ObservedKernel kernel) {
    String text = kernel.signature().toLowerCase(Locale.ROOT);
    return TacticName.usesTensorCores(text)
        || text.matches("(?s).*(gemm|conv|cudnn|cutlass|fprop|wgrad|matmul|xmma|mha|attention).*");
  }

  private static Layer matrixLayer(ObservedKernel kernel) {
    return new Layer(
        kernel.name(),
        "gemm",
        "",
        kernel.signature(),
        List.of(),
        List.of(),
        List.of(),
        0,
        1,
        Layer.Weights.NONE,
        Layer.Weights.NONE);
  }

  private static Layer named(Layer layer, ObservedKernel kernel) {
    return new Layer(
        layer.name(),
        layer.type(),
        layer.operation(),
        layer.tactic().isBlank() ? kernel.signature() : layer.tactic(),
        layer.inputs(),
        layer.outputs(),
        layer.window(),
        layer.outMaps(),
        layer.groups(),
        layer.weights(),
        layer.bias());
  }
}
