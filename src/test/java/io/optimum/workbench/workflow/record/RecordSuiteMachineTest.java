package io.optimum.workbench.workflow.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.sim.SimulatedGpu;
import io.optimum.workbench.device.sim.SimulatorOptions;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.gpu.GpuMachine.Found;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.profiling.trial.CampaignException;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import io.optimum.workbench.workflow.record.RecordSuiteStep.State;
import io.optimum.workbench.workflow.record.RecordSuiteStep.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A suite that is begun on one GPU goes on there only.
class RecordSuiteMachineTest {
  private static final GpuSpec H200 = Sheets.of("h200");
  @TempDir private Path folder;

  private State record(String uuid, String driver, Duration slice, boolean resume) {
    MeasureStep measuring =
        new MeasureStep(
            _ -> new Boarded(new SimulatedGpu(H200, SimulatorOptions.standard()), uuid, driver),
            new GpuLibrary(List.of(H200)),
            InstantSource.system(),
            1);
    Suite suite =
        new Suite(folder.resolve("p"), H200, List.of("squeezenet11", "dien"), null, List.of(1), 42);
    return Workbench.create()
        .steps()
        .recording()
        .suite()
        .on(measuring)
        .record(suite, slice, resume, Progress.none());
  }

  /// Until there is a campaign.
  private void begin(String uuid, String driver) throws IOException {
    record(uuid, driver, Duration.ofMillis(1), false);
    while (campaigns().isEmpty()) {
      record(uuid, driver, Duration.ofSeconds(1), true);
    }
  }

  private State resume(String uuid, String driver) {
    return record(uuid, driver, Duration.ofMillis(1), true);
  }

  private List<Path> campaigns() throws IOException {
    if (!Files.isDirectory(folder.resolve("p/campaigns"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.resolve("p/campaigns"))) {
      return files.filter(each -> each.toString().endsWith(".jsonl")).toList();
    }
  }

  @Test
  void onTheSameGpuWithTheSameDriverItGoesOn() throws IOException {
    begin("GPU-1", "550.54.15");
    assertThat(resume("GPU-1", "550.54.15").hasFailed()).isFalse();
  }

  @Test
  void onAnotherGpuOfTheTypeItIsRefusedAndNothingIsBegun() throws IOException {
    begin("GPU-1", "550.54.15");
    List<Path> before = campaigns();
    assertThatThrownBy(() -> resume("GPU-2", "550.54.15"))
        .isInstanceOf(CampaignException.class)
        .hasMessageContainingAll("GPU-1", "GPU-2", "measured with something else");
    assertThat(campaigns()).isEqualTo(before).isNotEmpty();
  }

  @Test
  void afterAnUpdateOfTheDriverItIsRefused() throws IOException {
    begin("GPU-1", "550.54.15");
    assertThatThrownBy(() -> resume("GPU-1", "580.65.06"))
        .isInstanceOf(CampaignException.class)
        .hasMessageContainingAll("NVIDIA driver", "550.54.15", "580.65.06");
  }

  /// A simulated GPU that says on which board it is.
  private record Boarded(GpuDevice gpu, String uuid, String driver) implements GpuDevice {
    @Override
    public DeviceCapabilities capabilities() {
      Found none = new Found.NotFound("There is none.");
      return gpu.capabilities()
          .on(
              new GpuMachine.Told(
                  List.of(new GpuMachine.Gpu(0, "NVIDIA H200", uuid)),
                  new Found.Version(driver),
                  new Found.Version("13.0"),
                  none,
                  none,
                  none));
    }

    @Override
    public void load(EngineProfile profile) {
      gpu.load(profile);
    }

    @Override
    public RunResult run(
        RunRequest request, RunControl control, SpanSink spans, Progress progress) {
      return gpu.run(request, control, spans, progress);
    }

    @Override
    public void close() {
      gpu.close();
    }
  }
}
