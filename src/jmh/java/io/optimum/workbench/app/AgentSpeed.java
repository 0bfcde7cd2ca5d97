package io.optimum.workbench.app;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.task.Progress;
import java.util.Arrays;
import java.util.List;

/// Prints how long an agent on this machine takes to open a simulated device, and how many spans a
/// second come from it, beside the same run in this process.
final class AgentSpeed {
  private static final int STARTS = 10;
  private static final int RUNS = 5;
  private static final long RUN_NANOS = 10_000_000_000L;

  private AgentSpeed() {}

  public static void main(String[] args) {
    JsonCodec codec = new JsonCodec();
    GpuSpec gpu = Sheets.A100;
    Devices devices = Devices.ofWorkbench(codec);
    DeviceChoice here = new DeviceChoice.Simulated(gpu);
    DeviceChoice there = new DeviceChoice.Remote(new DeviceChoice.Place.ThisMachine(), here);
    long[] starts = new long[STARTS];
    for (int i = 0; i < STARTS; i++) {
      long begun = System.nanoTime();
      devices.open(there).close();
      starts[i] = System.nanoTime() - begun;
    }
    Arrays.sort(starts);
    System.out.printf(
        "open and close an agent: least %.0f ms, median %.0f ms of %d%n",
        starts[0] / 1e6, starts[STARTS / 2] / 1e6, STARTS);
    EngineProfile profile = TestData.sampleEngines(gpu).getFirst();
    spans("in this process", devices, here, profile);
    spans("through an agent", devices, there, profile);
  }

  private static void spans(
      String where, Devices devices, DeviceChoice choice, EngineProfile profile) {
    RunRequest request =
        RunRequest.closedLoop(
                profile.key().gpu(),
                Combination.ofStreams(
                    List.of(Deployment.of(profile.key().engine(), profile.key().batchSize()))),
                0,
                StopRule.after(RUN_NANOS),
                1)
            .traced(0);
    try (GpuDevice device = devices.open(choice)) {
      device.load(profile);
      for (int i = 0; i < RUNS; i++) {
        long[] count = new long[1];
        long begun = System.nanoTime();
        device.run(request, new RunControl(), batch -> count[0] += batch.size(), Progress.none());
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
            "%s: %d spans in %.2f s, %.2f M/s%n",
            where, count[0], seconds, count[0] / seconds / 1e6);
      }
    }
  }
}
