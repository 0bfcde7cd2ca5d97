package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.project.ProjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `optimum measure` end to end: what it prints and keeps, and how it comes back from a kill, a
/// cancellation and a full disk.
class MeasureCommandTest {
  private static final String LARGE = "--combinations random:8 --batch 1 --repeats 4 --seed 5";

  /// The journal of the large campaign, measured in one go.
  private static String uninterrupted = "";

  private final ProjectStore store = new ProjectStore(new JsonCodec());
  @TempDir Path folder;
  private Path project = Path.of("");

  @BeforeAll
  static void measureInOneGo(@TempDir Path folder) throws IOException {
    Path sample = sample(folder, "whole");
    run(sample, LARGE);
    uninterrupted = journal(sample);
  }

  @BeforeEach
  void save() {
    project = folder.resolve("p");
    store.save(project, TestData.project());
  }

  @Test
  void probesOfEnginesThatWereNotLearnedCorrectThePrediction() {
    String predict = "predict PROJECT --engines alpha,beta --json";
    Object before = line(predict).json().get("predictor");
    assertThat(line("measure PROJECT --combinations probes:1 --repeats 1").code()).isZero();
    assertThat(store.open(project).project().measurements()).hasSize(1);
    assertThat(line(predict).json().get("predictor")).isEqualTo(before + ", probed");
  }

  @Test
  void measuresAllPairsAndKeepsThemInTheProject() {
    Ran ran = line("measure PROJECT --repeats 3 --json");
    assertThat(ran.code()).isZero();
    assertThat(ran.json().get("ended")).isEqualTo("complete");
    assertThat(ran.json().get("missing")).isEqualTo(List.of());
    assertThat(rows(ran.json(), "combinations"))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.get("combination")).isEqualTo("alpha@1 + beta@1");
          assertThat(each.get("repeats")).isEqualTo(3);
          assertThat(each.get("provenance")).isEqualTo("simulated");
        });
    List<Measurement> kept = store.open(project).project().measurements();
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().stp())
        .isEqualTo(rows(ran.json(), "combinations").getFirst().get("stp"));
  }

  @Test
  void aCampaignOfProcessesSaysSoAndTeachesNothingAboutStreams() {
    Ran ran = line("measure PROJECT --repeats 1 --sharing time-sliced --json");
    assertThat(ran.code()).isZero();
    assertThat(rows(ran.json(), "combinations").getFirst().get("combination"))
        .isEqualTo("alpha@1 + beta@1 [time-sliced]");
    assertThat(store.open(project).project().measurements())
        .singleElement()
        .matches(each -> !each.isOfSaturatedStreams());
  }

  @Test
  void theSameCampaignAgainIsNotMeasuredAgain() {
    line("measure PROJECT --repeats 3");
    Ran again = line("measure PROJECT --repeats 3");
    assertThat(again.code()).isZero();
    assertThat(again.err()).contains("complete already");
    assertThat(again.out()).contains("(0 now");
    assertThat(line("measure PROJECT --resume").code()).isZero();
    assertThat(store.open(project).project().measurements()).hasSize(1);
  }

  @Test
  void aTableShowsEachCombinationWithItsRepeats() {
    assertThat(line("measure PROJECT --repeats 3 --batch alpha=8").out())
        .containsPattern("alpha@8 \\+ beta@1 +\\d\\.\\d\\d +\\d\\.\\d\\d +\\S+x \\S+x +3 +\\d")
        .containsPattern("1 of 1 combination done, 9 trials \\(9 now");
  }

  @Test
  void aFileSaysWhichCombinations() throws IOException {
    Path file = Files.writeString(folder.resolve("c.txt"), "alpha@8x2 + beta # one\nalpha+alpha");
    Ran ran = line("measure PROJECT --repeats 1 --json --combinations " + file);
    assertThat(rows(ran.json(), "combinations"))
        .extracting(each -> String.valueOf(each.get("combination")))
        .containsExactly("alpha@8x2 + beta@1", "alpha@1 + alpha@1");
    Files.writeString(file, "alpha + beta\nalpha@3\ngamma");
    Ran refused = line("measure PROJECT --combinations " + file);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("line 2: ", "batch 3", "line 3: ", "'gamma'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--budget 0 | 2 | --budget 0: the time must be above 0",
        "--budget 0s | 2 | --budget 0s: the time must be above 0",
        "--budget soon | 2 | that is no time",
        "--combinations random:0 | 2 | N must be a whole number from 1",
        "--combinations probes:4 | 2 | N must be a whole number from 1 to 3",
        "--combinations random:x | 2 | N must be a whole number from 1",
        "--combinations nofile | 1 | There is no file nofile",
        "--half-width 0 | 2 | must lie between 0 and 100 %",
        "--half-width wide | 2 | that is no share",
        "--repeats 0 | 2 | must lie between 1 and 1000",
        "--batch 0 | 2 | give a whole number above 0",
        "--batch 3 | 1 | has no profile at batch 3",
        "--batch gamma=1 | 1 | has no engine gamma",
        "--gpu nine | 1 | There is no GPU data sheet nine",
        "--gpu t4 | 1 | There are no combinations to measure",
        "--resume | 1 | There is no campaign to resume",
      })
  void whatCannotBeMeasuredIsRefused(String options, int code, String message) {
    Ran ran = line("measure PROJECT " + options);
    assertThat(ran.err()).contains(message);
    assertThat(ran.code()).isEqualTo(code);
    assertThat(project.resolve("campaigns")).doesNotExist();
  }

  @Test
  void aBudgetThatIsOverSaysWhatIsMissingAndResumeFinishesIt() throws IOException {
    Path sample = sample("short");
    Ran ended = run(sample, LARGE + " --budget 400ms --json");
    assertThat(ended.code()).isZero();
    assertThat(ended.json().get("ended")).isEqualTo("budget");
    assertThat(rows(ended.json(), "missing")).isNotEmpty();
    assertThat(ended.err()).contains("The budget is over.", "--resume");
    Ran other = run(sample, "--resume --seed 6");
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.err()).contains("seed is 5 in it, and 6 is asked for");
    assertThat(run(sample, LARGE).err()).contains("Go on with --resume");
    Ran whole = run(sample, "--resume --json");
    assertThat(whole.json().get("ended")).isEqualTo("complete");
    assertThat(journal(sample)).isEqualTo(uninterrupted);
  }

  @Test
  void aKilledCampaignGoesOnToTheTrialsOfOneThatWasNot() throws IOException, InterruptedException {
    Path sample = sample("killed");
    killAfter(sample, 12, LARGE);
    long first = lines(sample);
    killAfter(sample, first + 20, "--resume");
    assertThat(lines(sample)).isGreaterThanOrEqualTo(first + 20);
    assertThat(run(sample, "--resume").code()).isZero();
    assertThat(journal(sample)).isEqualTo(uninterrupted);
  }

  private void killAfter(Path sample, long lines, String options)
      throws IOException, InterruptedException {
    try (Child child = Child.start(folder, List.of(), arguments(sample, options))) {
      child.runsUntil(() -> lines(sample) >= lines);
      Ran second = run(sample, "--resume");
      assertThat(second.code()).isEqualTo(1);
      assertThat(second.err())
          .contains("measures for this project already (process " + child.pid());
      child.kill();
    }
  }

  @Test
  void aStoppedCampaignEndsWithinASecondAndShowsWhatItHas()
      throws IOException, InterruptedException {
    Path sample = sample("stopped");
    try (Child child = Child.start(folder, List.of(), arguments(sample, LARGE + " --json"))) {
      child.runsUntil(() -> lines(sample) >= 30);
      long asked = System.nanoTime();
      child.terminate();
      child.exitCode();
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
      Map<?, ?> shown =
          new JsonCodec().read(child.out().getBytes(StandardCharsets.UTF_8), Map.class, "out");
      assertThat(shown.get("ended")).isEqualTo("cancelled");
      assertThat(((Number) Objects.requireNonNull(shown.get("trials"))).longValue())
          .isEqualTo(lines(sample) - 1);
      assertThat(child.err()).contains("The campaign was stopped.", "Not done: ");
    }
    run(sample, "--resume");
    assertThat(journal(sample).lines().sorted())
        .containsExactlyElementsOf(uninterrupted.lines().sorted().toList());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskLosesNothingThatWasSavedAndIsAFailure() throws IOException, InterruptedException {
    Path sample = sample("full");
    List<String> limited = List.of("bash", "-c", "ulimit -f 48; exec \"$0\" \"$@\"");
    try (Child child = Child.start(folder, limited, arguments(sample, LARGE + " --json"))) {
      assertThat(child.exitCode()).isEqualTo(1);
      assertThat(child.err()).contains("File too large", "kept in memory", "could not be written");
      Map<?, ?> shown =
          new JsonCodec().read(child.out().getBytes(StandardCharsets.UTF_8), Map.class, "out");
      assertThat(shown.get("ended")).isEqualTo("complete");
      assertThat(rows(shown, "combinations")).as("the results of all trials").hasSize(8);
      long unsaved = ((Number) Objects.requireNonNull(shown.get("unsavedTrials"))).longValue();
      assertThat(unsaved).isPositive();
      assertThat(((Number) Objects.requireNonNull(shown.get("trials"))).longValue())
          .isEqualTo(lines(sample) - 1 + unsaved);
    }
    assertThat(journal(sample)).endsWith("\n");
    run(sample, "--resume");
    assertThat(journal(sample)).isEqualTo(uninterrupted);
  }

  private Path sample(String name) {
    return sample(folder, name);
  }

  private static Path sample(Path folder, String name) {
    Path copy = folder.resolve(name);
    SampleFolder.find().copy("mixed-inference-a100", copy);
    return copy;
  }

  private static Object[] arguments(Path project, String options) {
    return ("measure " + project + " " + options).split(" ");
  }

  private static Ran run(Path project, String options) {
    return Shell.run(arguments(project, options));
  }

  private Ran line(String line) {
    return Shell.line(line, project);
  }

  /// The one journal of a project, without times.
  private static String journal(Path project) throws IOException {
    return Files.readString(file(project)).replaceAll("EpochMillis\":\\d+", "EpochMillis\":0");
  }

  private static Path file(Path project) throws IOException {
    try (var files = Files.list(project.resolve("campaigns"))) {
      return files.filter(each -> each.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
  }

  private static long lines(Path project) {
    if (!Files.isDirectory(project.resolve("campaigns"))) {
      return 0;
    }
    try (var files = Files.list(project.resolve("campaigns"))) {
      var journal = files.filter(each -> each.toString().endsWith(".jsonl")).findFirst();
      return journal.isEmpty()
          ? 0
          : Files.readString(journal.get()).chars().filter(each -> each == '\n').count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // A JSON object has string keys.
  private static List<Map<String, Object>> rows(Map<?, ?> json, String key) {
    return (List<Map<String, Object>>) Objects.requireNonNull(json.get(key));
  }
}
