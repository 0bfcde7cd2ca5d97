package io.optimum.workbench.device.cuda.nvml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.cuda.CudaGpu;
import io.optimum.workbench.device.cuda.StubLibrary;
import io.optimum.workbench.device.cuda.driver.Scope;
import io.optimum.workbench.device.cuda.run.FakeGpu;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.evidence.CampaignRequest;
import io.optimum.workbench.domain.evidence.Repeats;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.profiling.CampaignStoppedException;
import io.optimum.workbench.profiling.trial.CampaignException;
import io.optimum.workbench.profiling.trial.CampaignResult;
import io.optimum.workbench.profiling.trial.CampaignResult.Doubt;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.campaign.CampaignFiles;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A campaign from the request to the journal on a fake GPU whose board a library tells, while
/// others come and go and it gets hot.
class WatchedCampaignTest {
  private static final String STRANGER = "17 python3";
  private static final Project PROJECT =
      Project.empty("watched")
          .withEngines(
              Stream.of("fast", "slow")
                  .map(each -> new Engine(new EngineId(each), each, Precision.FP16, null))
                  .toList(),
              List.of(
                  FakeGpu.profile("fast", 1, 1_000_000), FakeGpu.profile("slow", 1, 4_000_000)));

  private static final CampaignRequest REQUEST =
      new CampaignRequest(
          FakeGpu.GPU.id(),
          List.of(
              Combination.ofStreams(
                  List.of(FakeGpu.deployment("fast", 1), FakeGpu.deployment("slow", 1)))),
          0,
          StopRule.after(20_000_000),
          new Repeats(3, 3, 0),
          1);

  /// One setting of each engine alone and the combination, three times.
  private static final int TRIALS = 9;

  @TempDir private Path folder;
  private Path foreign = Path.of("");
  private Path hot = Path.of("");
  private Nvml nvml;
  private MeasureStep measuring;

  @BeforeEach
  void watch() throws IOException {
    foreign = folder.resolve("foreign");
    hot = folder.resolve("hot");
    Files.createDirectories(folder.resolve("campaigns"));
    nvml =
        Nvml.open(
            List.of(
                StubLibrary.build(
                        folder,
                        "nvml_stub",
                        "INIT=0",
                        "POWER=0",
                        "FOREIGN=" + foreign,
                        "HOT=" + hot)
                    .toString()));
    FakeGpu fake = new FakeGpu().watchedBy(nvml.monitor("GPU-1"));
    measuring =
        new MeasureStep(
            _ -> new CudaGpu(fake.device(), new Scope()),
            new GpuLibrary(List.of(FakeGpu.GPU)),
            InstantSource.system(),
            1);
  }

  @AfterEach
  void close() {
    nvml.close();
  }

  private CampaignFiles files(MeasureStep on) {
    return new CampaignFiles(on, new ProjectStore(new JsonCodec()).campaigns(folder));
  }

  private CampaignResult begin(MeasureStep on, Progress progress) {
    CampaignFiles files = files(on);
    return measure(on, files.begin(files.header(PROJECT, REQUEST)), progress);
  }

  private CampaignResult resume(MeasureStep on) {
    return measure(on, files(on).resume(PROJECT, _ -> REQUEST), Progress.none());
  }

  private static CampaignResult measure(
      MeasureStep on, CampaignFiles.Opened opened, Progress progress) {
    try (var journal = opened.journal()) {
      return on.campaign(PROJECT, FakeGpu.GPU.id()).run(opened.header(), journal, null, progress);
    }
  }

  /// Does something once so many trials are on disk.
  private Progress after(int trials, Runnable action) {
    return (_, _) -> {
      if (journalled().size() == trials) {
        action.run();
      }
    };
  }

  private void touch(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createFile(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The trials in the journal, a line each.
  private List<String> journalled() {
    try (Stream<Path> found = Files.walk(folder)) {
      Path journal =
          found.filter(each -> each.toString().endsWith(".jsonl")).findFirst().orElseThrow();
      return Files.readAllLines(journal).stream()
          .filter(each -> each.startsWith("{\"run\""))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refusesAGpuThatOthersUseByNameAndMeasuresNothing() {
    touch(foreign);
    assertThatThrownBy(() -> begin(measuring, Progress.none()))
        .isInstanceOf(CampaignException.class)
        .hasMessageContainingAll("Other processes use", STRANGER, "--shared-gpu");
    assertThat(journalled()).isEmpty();
    assertThat(foreign.toFile().delete()).isTrue();
    assertThat(resume(measuring).ending()).isEqualTo(CampaignResult.Ending.COMPLETE);
  }

  @Test
  void measuresBesideOthersWhereThatIsAllowedAndEveryTrialSaysSo() {
    touch(foreign);
    CampaignResult result = begin(measuring.besideOthers(), Progress.none());
    assertThat(result.doubts())
        .containsExactly(
            new Doubt(
                "Contaminated: other processes used this GPU: " + STRANGER + ".",
                TRIALS,
                List.of("fast alone", "slow alone", "fast + slow")));
    assertThat(journalled()).hasSize(TRIALS).allMatch(each -> each.contains(STRANGER));
  }

  @Test
  void marksTheTrialsSinceAnotherProcessCame() {
    CampaignResult result = begin(measuring, after(4, () -> touch(foreign)));
    assertThat(result.ending()).isEqualTo(CampaignResult.Ending.COMPLETE);
    assertThat(journalled().subList(0, 4)).noneMatch(each -> each.contains(STRANGER));
    assertThat(journalled().subList(5, TRIALS)).allMatch(each -> each.contains(STRANGER));
    assertThat(result.doubts()).hasSize(1);
  }

  @Test
  void heatIsNamedJournalledAndTheCampaignGoesOnWhereItWasStopped() {
    Progress stopping =
        (_, _) -> {
          if (journalled().size() == 2) {
            touch(hot);
          }
          if (journalled().size() == 5) {
            throw new CancellationException("It is too hot.");
          }
        };
    assertThatThrownBy(() -> begin(measuring, stopping))
        .isInstanceOf(CampaignStoppedException.class);
    List<String> before = journalled();
    assertThat(before.getFirst()).doesNotContain("temperature");
    assertThat(before.subList(3, 5)).allMatch(each -> each.contains("temperature, by software"));
    assertThat(hot.toFile().delete()).isTrue();
    CampaignResult result = resume(measuring);
    assertThat(result.ending()).isEqualTo(CampaignResult.Ending.COMPLETE);
    assertThat(journalled()).startsWith(before.toArray(String[]::new)).hasSize(TRIALS);
    assertThat(journalled().getLast()).doesNotContain("temperature, by software");
    assertThat(result.doubts())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.sentence()).isEqualTo("Throttled: temperature, by software.");
          assertThat(each.trials()).isBetween(2, 4);
        });
  }
}
