package io.optimum.workbench.device.cuda;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.cuda.run.FakeGpu;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.List;

/// Opens the GPU of a process's driver and runs a pair on it, thrice; started by
/// [JCudaDriverOnStubTest] where that driver is a stub.
final class RunsOnStub {
  private RunsOnStub() {}

  public static void main(String[] args) {
    Deployment high =
        FakeGpu.deployment("one", 1).withPriority(StreamPriority.HIGH).withCudaGraph(true);
    Deployment low =
        FakeGpu.deployment("two", 1).withPriority(StreamPriority.LOW).withSmShareFraction(0.25);
    try (GpuDevice gpu =
        new CudaOpener(
                new CudaProber(),
                new GpuSheets(new JsonCodec()).shipped(),
                _ -> new NoEngineFiles("none here"))
            .open(new DeviceChoice.Cuda(0))) {
      System.out.println(gpu.capabilities().version());
      gpu.load(FakeGpu.profile("one", 1, 1_000_000, 4096));
      gpu.load(FakeGpu.profile("two", 1, 500_000));
      run(gpu, Sharing.STREAMS, high, low.withSmShareFraction(1));
      run(gpu, Sharing.GREEN_CONTEXT, high.withSmShareFraction(0.5), low);
      run(gpu, Sharing.GREEN_CONTEXT, high, low);
    } catch (RuntimeException e) {
      System.out.println("failed: " + e.getMessage());
    }
  }

  private static void run(GpuDevice gpu, Sharing sharing, Deployment... deployments) {
    RunRequest request =
        RunRequest.closedLoop(
            FakeGpu.GPU.id(),
            new Combination(sharing, List.of(deployments)),
            5_000_000,
            StopRule.after(40_000_000),
            1);
    RunResult result = gpu.run(request);
    System.out.println(
        "ran %s: %s"
            .formatted(
                sharing,
                result.deployments().stream()
                    .map(each -> each.latency().sampleCount() > 10 ? "many" : "few")
                    .toList()));
  }
}
