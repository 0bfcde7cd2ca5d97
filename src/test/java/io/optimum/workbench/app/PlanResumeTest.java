package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.profiling.journal.CampaignLock;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A plan that is stopped while its candidates are measured, and gone on with, and a stopped
/// training: five engines of the larger sample.
class PlanResumeTest {
  private static final Path SAMPLE = Path.of("sample-projects/mixed-inference-a100");
  private static final Set<EngineId> ENGINES =
      Set.of(
          new EngineId("resnet50-fp16"),
          new EngineId("vgg19-fp16"),
          new EngineId("mobilenetv2-fp16"),
          new EngineId("squeezenet11-fp16"),
          new EngineId("dien-fp16"));
  private static final String OPTIONS = "--measure 6 --engines-per-gpu 2";

  @TempDir Path folder;
  private final ProjectStore store = new ProjectStore(new JsonCodec());
  private Path project = Path.of("");

  @BeforeEach
  void save() {
    project = sample("p");
  }

  @Test
  void aKilledPlanGoesOnToThatOfOneThatWasNot() throws IOException, InterruptedException {
    Map<?, ?> whole = Shell.line("plan PROJECT --json " + OPTIONS, sample("whole")).json();
    long all = lines(folder.resolve("whole"));
    try (Child child = Child.start(folder, List.of(), arguments())) {
      child.runsUntil(() -> lines(project) >= 2);
      child.kill();
    }
    long before = lines(project);
    assertThat(before).isBetween(2L, all - 1);
    int together = together(project);

    Ran resumed = Shell.line("plan PROJECT --resume --json", project);

    assertThat(resumed.code()).isZero();
    assertThat(resumed.err())
        .contains("Before it was stopped there were %d measurements;".formatted(before));
    assertThat(lines(project)).as("measured once").isEqualTo(all);
    assertThat(resumed.json().get("gpus")).isEqualTo(whole.get("gpus"));
    assertThat(measured(resumed.json())).isEqualTo(measured(whole) - together);
    assertThat(Shell.line("plan PROJECT --resume", project).err())
        .contains("There is no plan to resume");
  }

  @Test
  void whereThereIsNoPlanNothingIsLeftToGoOnWith() {
    Ran ran = Shell.line("plan PROJECT --demand dien-fp16=poisson:1000000 --measure 6", project);

    assertThat(ran.code()).as(ran.err()).isEqualTo(3);
    assertThat(Shell.line("plan PROJECT --resume", project).err())
        .contains("There is no plan to resume");
  }

  @Test
  void aTornLastLineOfTheJournalIsMeasuredAgain() throws IOException {
    Map<?, ?> whole = Shell.line("plan PROJECT --json " + OPTIONS, project).json();
    List<String> journal = Files.readAllLines(journal(project));
    begunAgain();
    Files.writeString(journal(project), journal.get(0) + "\n" + journal.get(1).substring(0, 300));

    Ran resumed = Shell.line("plan PROJECT --resume --json", project);

    assertThat(resumed.code()).isZero();
    assertThat(resumed.err()).contains("measurements.jsonl").contains("line 2");
    assertThat(resumed.json().get("gpus")).isEqualTo(whole.get("gpus"));
    assertThat(measured(resumed.json())).isEqualTo(measured(whole) - 1);
  }

  @Test
  void oneAtATimeMeasuresForAProject() throws IOException {
    begunAgain();
    try (CampaignLock _ = store.campaigns(project).lock(journal(project), 0)) {
      for (String options : List.of("--resume", "--measure 2")) {
        Ran ran = Shell.line("plan PROJECT " + options, project);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
            .contains(journal(project) + " cannot be written")
            .contains("(process " + ProcessHandle.current().pid())
            .contains("into measurements.jsonl")
            .contains("Wait until it ends, or stop it");
      }
      assertThat(journal(project)).doesNotExist();
      assertThat(Shell.line("plan PROJECT --measure 0", project).code())
          .as("what measures nothing needs to wait for nobody")
          .isZero();
    }
  }

  @Test
  void anotherRequestIsRefusedByName() throws IOException {
    begunAgain();

    Ran ran = Shell.line("plan PROJECT --resume --measure 2", project);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("measureTop is 6 in it, and 2 is asked for");
    assertThat(Shell.line("plan PROJECT --resume --seed 5", project).err())
        .contains("seed is 42 in it, and 5 is asked for");
    assertThat(Shell.line("plan PROJECT --resume --gpus titan-rtx=7", project).err())
        .contains("in it, and titan-rtx=7 is asked for");
  }

  @Test
  void thePlanOfAnotherProjectIsRefusedByName() throws IOException {
    begunAgain();
    Path other = sample("other", Set.of(new EngineId("vgg19-fp16"), new EngineId("dien-fp16")));
    Files.copy(project.resolve("planning.json"), other.resolve("planning.json"));

    Ran ran = Shell.line("plan PROJECT --resume", other);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("The plan that was begun is another one").contains("targets");
  }

  @Test
  void aDamagedFileSaysWhatToTry() throws IOException {
    Files.writeString(project.resolve("planning.json"), "{\"formatVersion\": 1,");

    Ran ran = Shell.line("plan PROJECT --resume", project);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("planning.json").contains("Plan again without --resume");
  }

  @Test
  void aStoppedTrainingSaysWhatIsKept() throws IOException, InterruptedException {
    try (Child child = Child.start(folder, List.of(), "train", project)) {
      child.runsUntil(() -> lines(project) >= 2);
      child.terminate();

      assertThat(child.exitCode()).isEqualTo(143);
      assertThat(child.err()).contains("Stopped: nothing is trained. What was measured is kept;");
      assertThat(project.resolve("predictor.json")).doesNotExist();
    }
  }

  /// A plan as it is left by a kill before the first measurement.
  private void begunAgain() throws IOException {
    try (Child child = Child.start(folder, List.of(), arguments())) {
      child.runsUntil(() -> Files.exists(project.resolve("planning.json")));
      child.kill();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Files.deleteIfExists(journal(project));
  }

  private Object[] arguments() {
    return ("plan\t" + project + "\t" + OPTIONS.replace(' ', '\t')).split("\t");
  }

  private Path sample(String name) {
    return sample(name, ENGINES);
  }

  /// Saturating engines of the sample.
  private Path sample(String name, Set<EngineId> engines) {
    Project all = store.open(SAMPLE).project();
    Path place = folder.resolve(name);
    store.save(
        place,
        Project.empty("some of the sample")
            .withEngines(
                all.engines().stream().filter(each -> engines.contains(each.id())).toList(),
                all.profiles().byKey().values().stream()
                    .filter(each -> engines.contains(each.key().engine()))
                    .toList()));
    return place;
  }

  private static int measured(Map<?, ?> plan) {
    Map<?, ?> overhead = (Map<?, ?>) Objects.requireNonNull(plan.get("searchOverhead"));
    return ((Number) Objects.requireNonNull(overhead.get("combinationsMeasured"))).intValue();
  }

  /// Combinations measured; an engine alone is none.
  private int together(Path of) {
    return (int)
        store.open(of).project().measurements().stream()
            .filter(each -> each.combination().size() > 1)
            .count();
  }

  private static Path journal(Path of) {
    return of.resolve("measurements.jsonl");
  }

  private static long lines(Path of) {
    try {
      return Files.exists(journal(of)) ? Files.readAllLines(journal(of)).size() : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
