package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectSettings;
import io.optimum.workbench.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands end to end on a small project: what they print, and how they end.
class CommandLineTest {
  private final ProjectStore store = new ProjectStore(new JsonCodec());
  @TempDir Path folder;
  private Path project = Path.of("");

  @BeforeEach
  void save() {
    project = folder.resolve("p");
    store.save(project, TestData.project());
  }

  @Test
  void runGivesEachDeploymentBesideItselfAlone() {
    Ran ran = line("run PROJECT --engines alpha,beta --batch beta=8 --seconds 0.01 --json");
    assertThat(ran.code()).isZero();
    assertThat(keys(ran.json()))
        .contains("gpu", "deployments", "stp", "antt", "provenance", "seed");
    assertThat(ran.json().get("provenance")).isEqualTo("simulated");
    assertThat(ran.json().get("seed")).isEqualTo(42);
    assertThat(rows(ran.json(), "deployments"))
        .hasSize(2)
        .allSatisfy(each -> {
          assertThat(keys(each))
              .contains("soloLatencyNanos", "latencyNanos", "throughputPerSecond", "slowdown");
          assertThat(keys(nested(each, "latencyNanos"))).contains("mean", "p50", "p95", "p99");
        })
        .extracting(each -> String.valueOf(each.get("batchSize")))
        .containsExactly("1", "8");
  }

  @Test
  void runGivesNumbersWithUnitsAndKeepsTheMeasurementOnce() {
    String command = "run PROJECT --engines alpha,beta --seconds 0.01 --seed 7";
    Ran ran = line(command);
    assertThat(ran.out())
        .containsPattern("alpha +1 +0\\.\\d{3} ms .*\\d/s +\\d\\.\\d\\dx")
        .containsPattern(
            "STP \\d\\.\\d\\d, ANTT \\d\\.\\d\\d on a100-80gb-pcie, sharing streams, simulated,"
                + " seed 7");
    assertThat(line(command).out()).isEqualTo(ran.out());
    assertThat(store.open(project).project().measurements()).hasSize(1);
  }

  @Test
  void carriesProfilesToAnotherGpuAndBatch() {
    Ran ran = line("carry PROJECT --to h100-sxm --json");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(rows(ran.json(), "added"))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.get("origin")).isEqualTo("MODELLED"));
    assertThat(line("run PROJECT --engines alpha,beta --gpu h100-sxm --seconds 0.01").code())
        .isZero();
    assertThat(line("carry PROJECT --to h100-sxm").out()).contains("No profile was added.");
    assertThat(line("carry PROJECT --engines alpha --batch 99").code()).isEqualTo(1);
    assertThat(line("carry PROJECT --engines alpha --batch 99").err())
        .contains("batch size 99", "Profile the engine there");
    assertThat(line("carry PROJECT").code()).isEqualTo(2);
    assertThat(line("carry PROJECT --to h900").err()).contains("no GPU data sheet h900");
  }

  @Test
  void runUnderALoadShowsQueueAndDrops() throws IOException {
    Path arrivals = folder.resolve("arrivals.csv");
    Files.writeString(arrivals, "ms\n0\n1\n1\n4\n");
    Ran ran =
        line(
            "run PROJECT --engines alpha,beta --batch alpha=8 --json --load alpha=poisson:20000"
                + " --batching alpha=dynamic:0.1,4,8 --load beta="
                + arrivals);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(rows(ran.json(), "deployments"))
        .extracting(each -> String.valueOf(each.get("load")))
        .containsExactly("poisson:20000", "recorded:4");
    assertThat(rows(ran.json(), "deployments"))
        .extracting(each -> String.valueOf(each.get("batching")))
        .containsExactly("dynamic:0.1,4,8", "full");
    assertThat(rows(ran.json(), "deployments"))
        .allSatisfy(each ->
            assertThat(each.get("queueNanos"))
                .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
                .isPositive());
    assertThat(store.open(project).project().measurements()).hasSize(1);
  }

  @Test
  void runWithNewestWinsSaysWhatWasDropped() {
    Ran ran =
        line(
            "run PROJECT --engines beta --load beta=constant:50000 --newest-wins beta"
                + " --seconds 0.02 --host-threads shared --sharing green-context"
                + " --sm-share beta=0.5");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .containsPattern("load +solo mean +mean +queue .* dropped +slowdown")
        .containsPattern("beta +1 +constant:50000 .*/s +\\d{3} +\\d");
  }

  @Test
  void aRunWithoutSomeMechanismsIsNotKept() {
    Ran ran =
        line("run PROJECT --engines alpha,beta --seconds 0.01 --without host-launch,contention");
    assertThat(ran.code()).isZero();
    assertThat(store.open(project).project().measurements()).isEmpty();
    Ran unknown = line("run PROJECT --engines alpha --without gravity");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("no mechanism 'gravity'", "host-launch");
  }

  @Test
  void aTraceAppearsWholeAndAFailedRunLeavesTheOldOne() throws IOException {
    Path trace = folder.resolve("t.json");
    line("run PROJECT --engines alpha,beta --seconds 0.01 --trace " + trace);
    byte[] whole = Files.readAllBytes(trace);
    assertThat(new JsonCodec().read(whole, Map.class, "trace").get("traceEvents")).isNotNull();
    Ran failed = line("run PROJECT --engines alpha --streams alpha=100000 --trace " + trace);
    assertThat(failed.code()).isEqualTo(1);
    assertThat(trace).hasBinaryContent(whole);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("p", "t.json");
  }

  @Test
  void predictGivesIntervalsAndSaysByWhom() {
    Ran ran = line("predict PROJECT --engines alpha,beta --json");
    assertThat(ran.code()).isZero();
    assertThat(keys(ran.json())).contains("deployments", "stp", "antt", "predictor", "provenance");
    assertThat(rows(ran.json(), "deployments"))
        .allSatisfy(each -> assertThat(keys(each)).contains("slowdown", "interval"));
    assertThat(line("predict PROJECT --engines alpha,beta").out()).contains("predicted by");
  }

  @Test
  void planGivesGpusYardstickAndOverhead() {
    Ran ran = line("plan PROJECT --json");
    assertThat(ran.code()).isZero();
    assertThat(keys(ran.json())).contains("gpus", "stp", "baselineStp", "searchOverhead");
    assertThat(keys(nested(ran.json(), "searchOverhead")))
        .contains("combinationsMeasured", "deviceSeconds", "wallSeconds");
    assertThat(rows(ran.json(), "gpus"))
        .allSatisfy(each -> assertThat(rows(each, "deployments")).isNotEmpty());
  }

  @Test
  void oneSeedGivesOnePlan() {
    Path copy = folder.resolve("copy");
    store.save(copy, TestData.project());
    assertThat(withoutWallTime(Shell.line("plan PROJECT --seed 5 --json", copy).out()))
        .isEqualTo(withoutWallTime(line("plan PROJECT --seed 5 --json").out()));
  }

  @Test
  void aPlanThatCannotBeKeptIsShownAndTheCommandFails() throws IOException {
    Files.createDirectories(project.resolve("plan.json/in-the-way"));
    Ran ran = line("plan PROJECT --json");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(keys(ran.json())).contains("gpus");
    assertThat(ran.err()).contains("cannot be saved");
  }

  @Test
  void aJournalThatCannotBeWrittenIsAWarning() throws IOException {
    Files.createDirectories(project.resolve("measurements.jsonl"));
    Ran ran = line("run PROJECT --engines alpha --seconds 0.01 --json");
    assertThat(ran.code()).isZero();
    assertThat(keys(ran.json())).contains("deployments");
    assertThat(ran.err()).contains("warning: The measurement cannot be written");
  }

  @Test
  void anSloBelowTheSoloLatencyIsInfeasible() {
    store.save(project, withSlo(1_000));
    Ran ran = line("plan PROJECT");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.errorLines())
        .singleElement()
        .asString()
        .contains("alpha", "too slow", "No SLO below");
    assertThat(line("plan PROJECT --json").json().get("exitCode")).isEqualTo(3);
  }

  @Test
  void enginesThatDoNotFitIntoTheMemoryAreInfeasible() {
    store.save(
        project,
        TestData.project()
            .withSettings(
                new ProjectSettings(List.of(), List.of(), Objective.HIGHEST_STP, 3, 0.999, 3, 42)));
    Ran ran = line("plan PROJECT");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.errorLines())
        .singleElement()
        .asString()
        .contains("memory", "GiB more", "Lower the memory headroom");
  }

  @Test
  void aProjectOfOneEngineIsPlannedButHasTooLittleToLearnFrom() {
    store.save(
        project,
        Project.empty("one")
            .withEngines(
                List.of(TestData.engine("alpha")), List.of(TestData.profile("alpha", 1, 5))));
    assertThat(line("plan PROJECT").out()).contains("alpha", "STP per GPU 1.00");
    Ran ran = line("train PROJECT");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("profiles of more engines or batch sizes");
  }

  @Test
  void anExportWithoutEngineFilesWarnsAndIsNotComplete() {
    line("plan PROJECT --json");
    Ran ran = line("export PROJECT --target triton --json --out " + folder.resolve("d"));
    assertThat(ran.code()).isZero();
    assertThat(ran.json().get("complete")).isEqualTo(false);
    assertThat(ran.err()).contains("warning:", "model.plan").doesNotContain("error:");
  }

  @Test
  void anExportRefusesAFolderOfSomebodyElse() throws IOException {
    line("plan PROJECT --json");
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("thesis.txt"), "mine");
    Ran ran = line("export PROJECT --target plan --out " + mine);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("no export of the workbench");
    assertThat(mine.toFile().list()).containsExactly("thesis.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bogus",
        "run",
        "run PROJECT --engines alpha --bogus",
        "run PROJECT --engines ,",
        "run PROJECT --engines ../../etc",
        "run PROJECT --engines alpha --gpu ../x",
        "run PROJECT --engines alpha --batch alpha=x",
        "run PROJECT --engines alpha --batch alpha=0",
        "run PROJECT --engines alpha --batch alpha",
        "run PROJECT --engines alpha --batch beta=1",
        "run PROJECT --engines alpha --streams alpha=-1",
        "run PROJECT --engines alpha --priority alpha=foo",
        "run PROJECT --engines alpha --pace alpha=NaN",
        "run PROJECT --engines alpha --graph beta",
        "run PROJECT --engines alpha --load alpha=possion:3",
        "run PROJECT --engines alpha --load alpha=poisson",
        "run PROJECT --engines alpha --load alpha=poisson:0",
        "run PROJECT --engines alpha --load alpha=poisson:many",
        "run PROJECT --engines alpha --load alpha=poisson:1e10",
        "run PROJECT --engines alpha --load alpha=bursts:5,10",
        "run PROJECT --engines alpha --load alpha=bursts:5,0,10",
        "run PROJECT --engines alpha --load alpha=bursts:5,1,-1",
        "run PROJECT --engines alpha --load alpha=none.csv",
        "run PROJECT --engines alpha --load alpha=",
        "run PROJECT --engines alpha --load beta=closed",
        "run PROJECT --engines alpha --load alpha=poisson:3 --batching alpha=dynamic",
        "run PROJECT --engines alpha --load alpha=poisson:3 --batching alpha=dynamic:x",
        "run PROJECT --engines alpha --load alpha=poisson:3 --batching alpha=dynamic:1,4,2",
        "run PROJECT --engines alpha --load alpha=poisson:3 --batching alpha=dynamic:1,1.5",
        "run PROJECT --engines alpha --load alpha=poisson:3 --batching alpha=sometimes",
        "run PROJECT --engines alpha --batching alpha=full",
        "run PROJECT --engines alpha --newest-wins alpha",
        "run PROJECT --engines alpha --load alpha=poisson:3 --batching alpha=dynamic:1"
            + " --newest-wins alpha",
        "run PROJECT --engines alpha --sharing cake",
        "run PROJECT --engines alpha --sm-share alpha=0.5",
        "run PROJECT --engines alpha --sharing mps --sm-share alpha=50",
        "run PROJECT --engines alpha --host-threads none",
        "run PROJECT --engines alpha --seconds 0",
        "run PROJECT --engines alpha --seconds -1",
        "run PROJECT --engines alpha --seconds NaN",
        "run PROJECT --engines alpha --seconds 1e12",
        "run PROJECT --engines alpha --seconds soon",
        "run PROJECT --engines alpha --seed 1.5",
        "run PROJECT --engines alpha --trace PROJECT/none/t.json",
        "run PROJECT --engines alpha --trace PROJECT",
        "export PROJECT --target nope --out PROJECT/x",
        "export PROJECT --target plan",
        "plan PROJECT --seed 99999999999999999999",
        "carry PROJECT --to Up",
        "carry PROJECT --engines ../x --batch 2",
        "import x.json --into PROJECT --gpu ../x",
        "import --into PROJECT"
      })
  void aWrongCommandLineIsOneErrorAndExitCode2(String command) {
    Ran ran = line(command);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.errorLines()).hasSizeLessThan(4).first().asString().startsWith("error: ");
    assertThat(ran.err()).doesNotContain("\tat ", "  at ", "java.", " int", " long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run PROJECT --engines gamma",
        "run PROJECT --engines alpha --gpu b200",
        "run PROJECT --engines alpha --gpu t4",
        "run PROJECT --engines alpha --batch alpha=7",
        "run PROJECT/none --engines alpha",
        "run PROJECT/project.json --engines alpha",
        "export PROJECT --target plan --out PROJECT/x",
        "export PROJECT/none --target plan --out PROJECT/x",
        "plan PROJECT/none",
        "train PROJECT/none",
        "predict PROJECT/none --engines alpha",
        "import PROJECT/none.json --into PROJECT",
        "tour --sample none --out PROJECT/tour"
      })
  void whatCannotBeDoneIsOneErrorAndExitCode1(String command) {
    Ran ran = line(command);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.errorLines()).hasSizeLessThan(3).first().asString().startsWith("error: ");
    assertThat(ran.err()).doesNotContain("  at ", "Exception");
  }

  @Test
  void aStackTraceIsPrintedOnlyWhenAskedFor() {
    assertThat(line("plan PROJECT/none").err()).doesNotContain("  at io.optimum");
    assertThat(line("plan PROJECT/none --verbose").err()).contains("  at io.optimum");
  }

  @Test
  void aFailureAsJsonIsOneObjectToo() {
    Ran ran = line("run PROJECT --engines gamma --json");
    assertThat(ran.json().get("exitCode")).isEqualTo(1);
    assertThat(ran.json().get("error")).asString().contains("no engine gamma");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"import", "run", "train", "predict", "plan", "export", "import-plan", "tour"})
  void everyCommandHasHelpWithAnExample(String command) {
    Ran ran = line(command + " --help");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("Example", "optimum " + command, "--json");
    assertThat(line("--help").out()).contains("  " + command + " ");
  }

  private Ran line(String command) {
    return Shell.line(command, project);
  }

  private static Project withSlo(long nanos) {
    Project project = TestData.project();
    return project.withSettings(
        project
            .settings()
            .withTargets(
                List.of(
                    new ServiceTarget(
                        new EngineId("alpha"), new ArrivalProcess.Poisson(10), nanos, 1))));
  }

  private static String withoutWallTime(String json) {
    return json.replaceAll("\"wallSeconds\": [^\\n]*", "");
  }

  private static List<String> keys(Map<?, ?> json) {
    return json.keySet().stream().map(Object::toString).toList();
  }

  private static Map<?, ?> nested(Map<?, ?> json, String key) {
    return (Map<?, ?>) Objects.requireNonNull(json.get(key), key);
  }

  private static List<Map<?, ?>> rows(Map<?, ?> json, String key) {
    return ((List<?>) Objects.requireNonNull(json.get(key), key))
        .stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList();
  }
}
