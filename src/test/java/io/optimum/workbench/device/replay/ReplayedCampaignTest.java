package io.optimum.workbench.device.replay;

import static io.optimum.workbench.device.replay.Recorded.A;
import static io.optimum.workbench.device.replay.Recorded.B;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.CampaignRequest;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.importer.recording.RecordingImporter;
import io.optimum.workbench.planner.score.Measurer;
import io.optimum.workbench.profiling.Bench;
import io.optimum.workbench.profiling.Campaign;
import io.optimum.workbench.profiling.CampaignMeasurer;
import io.optimum.workbench.profiling.trial.CampaignHeader;
import io.optimum.workbench.profiling.trial.CampaignLog;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Campaigns and the planner's measurements run on recordings as on any device.
class ReplayedCampaignTest {
  private static final Profiles PROFILES = Profiles.of(List.of(A, B));
  private static final CampaignRequest CAMPAIGN =
      CampaignRequest.once(
          GeneratedEngines.A100.id(),
          List.of(
              Combination.ofStreams(List.of(Recorded.of(A), Recorded.of(B))),
              Combination.ofStreams(List.of(Recorded.of(A), Recorded.of(A)))),
          5 * Recorded.MILLIS,
          StopRule.after(15 * Recorded.MILLIS),
          1);

  @TempDir Path folder;
  private Path place = Path.of("");
  private List<Measurement> live = List.of();

  @BeforeEach
  void recordACampaign() {
    place = folder.resolve("r");
    live =
        campaign(
            new RecordingGpu(Recorded.simulated(), place, List.of(), Recorded.CODEC), PROFILES);
  }

  private static List<Measurement> campaign(GpuDevice device, Profiles profiles) {
    CampaignHeader header = CampaignHeader.of(CAMPAIGN, profiles, device.capabilities(), 0);
    profiles.byKey().values().forEach(device::load);
    return new Campaign(() -> device, 1, InstantSource.system())
        .run(header, CampaignLog.none(), null, Progress.none())
        .measurements();
  }

  @Test
  void aReplayedCampaignGivesTheRecordedNumbersAndSaysSo() {
    List<Measurement> again = campaign(ReplayGpu.open(place, Recorded.CODEC), PROFILES);
    assertThat(again).hasSameSizeAs(live);
    for (int i = 0; i < live.size(); i++) {
      assertThat(again.get(i).slowdowns()).isEqualTo(live.get(i).slowdowns());
      assertThat(again.get(i).colocated().request()).isEqualTo(live.get(i).colocated().request());
      assertThat(again.get(i).colocated().provenance().word()).isEqualTo("replayed (simulated)");
    }
  }

  @Test
  void theImportedEnginesRunOnTheirOwnRecording() {
    ImportResult imported =
        new RecordingImporter(Recorded.CODEC, Recorded.noOthers())
            .read(List.of(place), Progress.none());
    assertThat(imported.profiles())
        .extracting(EngineProfile::key)
        .containsExactly(A.key(), B.key());
    List<Measurement> again =
        campaign(ReplayGpu.open(place, Recorded.CODEC), Profiles.of(imported.profiles()));
    assertThat(again.getFirst().slowdowns()).isEqualTo(live.getFirst().slowdowns());
  }

  @Test
  void thePlannerMeasuresOnARecording() {
    List<Measurement> recorder = new ArrayList<>();
    Measurer measurer =
        new CampaignMeasurer(
            _ -> new Bench(ReplayGpu.open(place, Recorded.CODEC), PROFILES),
            List.of(),
            recorder::add,
            CAMPAIGN.warmUpNanos(),
            CAMPAIGN.stop());
    List<Measurer.Measured> measured =
        measurer.measure(CAMPAIGN.gpu(), CAMPAIGN.combinations(), 99, Progress.none());
    assertThat(measured)
        .extracting(each -> each.measurement().slowdowns())
        .isEqualTo(live.stream().map(Measurement::slowdowns).toList());
    assertThat(recorder).hasSize(2);
  }
}
