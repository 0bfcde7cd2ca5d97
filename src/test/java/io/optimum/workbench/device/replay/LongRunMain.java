package io.optimum.workbench.device.replay;

import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.importer.recording.RecordingImporter;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.List;

/// Records, replays and imports a long run; the exit code says whether all spans came.
final class LongRunMain {
  private LongRunMain() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    long count = Long.parseLong(arguments[1]);
    EngineProfile engine = Recorded.A;
    RunRequest request = Recorded.request(Recorded.of(engine)).traced(0);
    try (GpuDevice device =
        new RecordingGpu(new LongRun(engine, count), folder, List.of(), Recorded.CODEC)) {
      device.load(engine);
      device.run(request, new RunControl(), _ -> {}, Progress.none());
    }
    long[] seen = {0};
    try (GpuDevice device = ReplayGpu.open(folder, Recorded.CODEC)) {
      device.run(request, new RunControl(), batch -> seen[0] += batch.size(), Progress.none());
    }
    ImportResult imported =
        new RecordingImporter(Recorded.CODEC, Recorded.noOthers())
            .read(List.of(folder), Progress.none());
    boolean whole =
        seen[0] == count && imported.profiles().getFirst().kernels().getFirst().soloNanos() == 1000;
    System.exit(whole ? 0 : 3);
  }
}
