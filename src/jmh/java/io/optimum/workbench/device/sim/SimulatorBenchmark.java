package io.optimum.workbench.device.sim;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.StopRule;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Kernel executions that the simulated GPU computes per second of wall time on one core, with
/// every effect on: residual networks of different depth, one stream each, closed loop.
///
/// Read the counter `kernels`, not the runs per second; on a busy machine divide it by
/// `cpuSeconds`, the share of a core that the benchmark was given.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SimulatorBenchmark {
  private static final long RUN_NANOS = 200_000_000;
  private static final int TILE = 128;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// Streams that share the GPU.
  @Param({"1", "2", "8"})
  public int streams;

  /// Inputs per inference: the more, the more waves has each kernel.
  @Param({"1", "8"})
  public int batch;

  /// Whether spans are recorded.
  @Param({"false"})
  public boolean trace;

  private SimulatedGpu gpu;
  private RunRequest request;
  private int[] kernelCounts;

  /// Kernels that were executed, and processor time that it took.
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Executed {
    public long kernels;
    public double cpuSeconds;
  }

  @Setup
  public void open() {
    GpuSpec sheet = Sheets.A100;
    gpu = new SimulatedGpu(sheet, SimulatorOptions.standard());
    kernelCounts = new int[streams];
    List<Deployment> deployments = new ArrayList<>();
    for (int i = 0; i < streams; i++) {
      EngineProfile profile = network(sheet, i);
      gpu.load(profile);
      kernelCounts[i] = profile.kernels().size();
      deployments.add(Deployment.of(profile.key().engine(), batch));
    }
    RunRequest closed =
        RunRequest.closedLoop(
            sheet.id(), Combination.ofStreams(deployments), 0, StopRule.after(RUN_NANOS), 1);
    request = trace ? closed.traced(0) : closed;
  }

  @Benchmark
  public RunResult run(Executed executed) {
    long before = THREADS.getCurrentThreadCpuTime();
    RunResult result = gpu.run(request);
    for (int i = 0; i < streams; i++) {
      executed.kernels +=
          (long) kernelCounts[i] * result.deployments().get(i).latency().sampleCount();
    }
    executed.cpuSeconds += (THREADS.getCurrentThreadCpuTime() - before) / 1e9;
    return result;
  }

  /// Four stages of convolutions as implicit matrix products: each halves the picture and doubles
  /// the channels.
  private EngineProfile network(GpuSpec sheet, int depth) {
    List<KernelProfile> kernels = new ArrayList<>();
    for (int stage = 0; stage < 4; stage++) {
      int side = 56 >> stage;
      int channels = 64 << stage;
      for (int block = 0; block < 2 + depth; block++) {
        kernels.add(convolution(side, channels, 1));
        kernels.add(convolution(side, channels, 9));
        kernels.add(convolution(side, 4 * channels, 1));
      }
    }
    return new EngineProfile(
        new ProfileKey(new EngineId("network-" + depth), sheet.id(), batch),
        ProfileOrigin.MODELLED,
        new SoloLatency.NotMeasured("made up for a benchmark"),
        0,
        50L << 20,
        20L << 20,
        3L * 224 * 224 * 4 * batch,
        4000L * batch,
        kernels,
        "made up for a benchmark");
  }

  private KernelProfile convolution(int side, int outputs, int taps) {
    double rows = (double) batch * side * side;
    double flops = 2 * rows * outputs * outputs * taps;
    double bytes = 2 * (2 * rows * outputs + (double) outputs * outputs * taps);
    int blocks = (int) (Math.ceil(rows / TILE) * Math.ceil((double) outputs / TILE));
    long nanos = Math.round(3_000 + 1e9 * Math.max(flops / 150e12, bytes / 1.5e12));
    return new KernelProfile(
        "convolution",
        "layer",
        nanos,
        blocks,
        256,
        128,
        48 << 10,
        flops,
        Pipe.FP16_TENSOR,
        bytes,
        2 * bytes,
        bytes);
  }
}
