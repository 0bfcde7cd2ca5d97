package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.optimum.workbench.app.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Planning for a demand, verifying, and what holds both against truth, as a user types it.
class PlanningCommandsTest {
  private static final Path SAMPLE = Path.of("sample-projects/titan-rtx-mobilenet");

  @TempDir Path folder = Path.of("");
  private Path project = Path.of("");

  @BeforeEach
  void copyTheSample() throws IOException {
    project = folder.resolve("p");
    try (var files = Files.walk(SAMPLE)) {
      for (Path each : files.toList()) {
        Path to = project.resolve(SAMPLE.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(to);
        } else {
          Files.copy(each, to);
        }
      }
    }
  }

  @Test
  void aProjectWithoutAPlanHasNothingToVerify() {
    Ran ran = Shell.line("verify PROJECT", project);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("has no plan to verify. Make one with `optimum plan`.");
  }

  @Test
  void weightsThatCannotBeReadAreNamedWithTheirPath() throws IOException {
    Path weights = Files.writeString(project.resolve("predictor.json"), "{\"format\": \"pickle\"}");

    Ran ran = Shell.line("plan PROJECT --measure 0", project);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .contains("error: " + weights + ": The predictor file has format 'pickle'");
    assertThat(weights).hasContent("{\"format\": \"pickle\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plan PROJECT --slo mobilenet-qat=5 --slo mobilenet-qat=6 | --slo | mobilenet-qat",
        "plan PROJECT --gpus titan-rtx=1,titan-rtx=2 | --gpus | titan-rtx"
      })
  void twoValuesForTheSameAreRefused(String line, String option, String key) {
    Ran ran = Shell.line(line, project);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains(option + " is given more than once for " + key);
  }

  @Test
  void aPlanForADemandHoldsItsSloWhenItIsVerified() {
    Ran planned =
        Shell.line(
            "plan PROJECT --measure 0 --json --demand mobilenet-qat=poisson:2000 --slo"
                + " mobilenet-qat=5",
            project);
    assertThat(planned.code()).isZero();

    Ran verified = Shell.line("verify PROJECT --device sim --seconds 2 --json", project);

    assertThat(verified.code()).isZero();
    assertThat((List<?>) verified.json().get("deployments"))
        .singleElement()
        .satisfies(each -> {
          Map<?, ?> row = (Map<?, ?>) each;
          Map<?, ?> measured = (Map<?, ?>) Objects.requireNonNull(row.get("measuredLatency"));
          assertThat(row.get("verdict")).isEqualTo("HELD");
          assertThat(nanos(row, "predictedP99Nanos"))
              .isCloseTo(nanos(measured, "p99Nanos"), withinPercentage(20));
        });
    assertThat(Shell.line("verify PROJECT --device sim --seconds 2", project).out())
        .contains("predicted p99", "measured p99", "1 of 1 SLO", "simulated");
  }

  @Test
  void whereNoSloWasSetNoneIsCounted() {
    Shell.line("plan PROJECT --measure 0 --demand mobilenet-qat=poisson:100", project);

    assertThat(Shell.line("verify PROJECT --device sim --seconds 2", project).out())
        .contains("No SLO was set; mean error of the predicted p99")
        .contains("fewer than 500 latencies were counted")
        .doesNotContain("0 of 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --slo mobilenet-qat=0.01                      | 3 | misses its SLO even on a GPU of its own
          --slo mobilenet-qat=0.01                      | 3 | that one can, on a GPU of its own
          --demand mobilenet-qat=poisson:1e6            | 3 | GPUs of its own, there is 1
          --demand mobilenet-qat=poisson:1e6            | 3 | GPUs, or lower the rate to
          --slo mobilenet-qat=1e-300                    | 3 | misses its SLO even on a GPU of its own
          --demand mobilenet-qat                        | 2 | Value for option '--demand' (ENGINE=LOAD)
          --demand mobilenet-qat=poisson:-4             | 2 | --demand mobilenet-qat=poisson:-4: RATE, inputs per second
          --gpus titan-rtx=0                            | 2 | not titan-rtx=0. Leave out types of which
          --gpus titan-rtx=999999999                    | 2 | There can be at most 1000000 GPUs of a type
          --gpus t4=1                                   | 1 | Profiled are: titan-rtx
          --slo other=5                                 | 1 | has no engine other. It has [mobilenet-qat]
          --gpus titan=1                                | 1 | There is no data sheet of the GPU titan
          --engines-per-gpu 0                           | 2 | --engines-per-gpu 0: the value must be above 0
          --memory-headroom 99                          | 3 | Lower the memory headroom to at most 9
          --memory-headroom 120                         | 2 | must be a percentage from 0 to 100
          """)
  void aRequestThatNothingMeetsSaysWhatWould(String options, int code, String said)
      throws IOException {
    Ran ran = Shell.line("plan PROJECT --measure 0 " + options, project);

    assertThat(ran.code()).isEqualTo(code);
    assertThat(ran.err()).contains(said);
    assertThat(project.resolve("project.json"))
        .hasSameTextualContentAs(SAMPLE.resolve("project.json"));
  }

  private static double nanos(Map<?, ?> row, String field) {
    return ((Number) Objects.requireNonNull(row.get(field))).doubleValue();
  }

  @Test
  void aDemandNoGpuCountCanServeSaysWhatWould() {
    Ran ran =
        Shell.line(
            "plan PROJECT --demand mobilenet-qat=poisson:2000 --slo mobilenet-qat=0.01", project);

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err())
        .contains("misses its SLO even on a GPU of its own", "No SLO below 0.38 ms");
  }

  @Test
  void aDemandThatIsNotOneIsWrongUsage() {
    Ran ran = Shell.line("plan PROJECT --demand mobilenet=often:3", project);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("--demand");
  }

  @Test
  void theServiceModelIsHeldAgainstTheSimulator() {
    Ran ran = Shell.run("validate-service", "--suite", "quick", "--seeds", "1", "--json");

    assertThat(ran.code()).isZero();
    assertThat((List<?>) ran.json().get("checks")).hasSize(4);
    assertThat((List<?>) ran.json().get("summaries"))
        .first()
        .satisfies(all -> assertThat(((Map<?, ?>) all).get("count")).isEqualTo(4));
  }

  @Test
  void anUnknownSuiteIsAnsweredWithThoseThereAre() {
    for (String command : List.of("validate-service", "evaluate --out " + folder)) {
      Ran ran = Shell.line(command + " --suite best", project);

      assertThat(ran.code()).isEqualTo(2);
      assertThat(ran.err()).contains("There are standard", " and quick.");
    }
  }

  @Test
  void aSweepIsSearchedAndEverySearchSaysWhatItNeeded() throws IOException {
    StringBuilder csv =
        new StringBuilder("file,models,instances,max_batch,concurrency,throughput\n");
    for (int point = 0; point < 5 * 7 * 3; point++) {
      int instances = 1 + point % 5;
      int batch = 1 << ((point / 5) % 7);
      int concurrency = 1 << (point / 35);
      csv.append(
          "a,m,%d,%d,%d,%d\n"
              .formatted(instances, batch, concurrency, instances * batch + concurrency));
    }
    Path data = Files.writeString(folder.resolve("sweep.csv"), csv);

    Ran ran = Shell.run("evaluate-search", "--data", data, "--seeds", "3", "--json");

    assertThat(ran.code()).isZero();
    assertThat((List<?>) ran.json().get("efforts"))
        .hasSize(3)
        .allSatisfy(each -> assertThat(((Map<?, ?>) each).get("points")).isEqualTo(105));
  }

  @Test
  void theProofOfASmallSetIsRunAndWrittenDown() throws IOException {
    Path out = folder.resolve("proof");

    Ran ran = Shell.run("evaluate", "--suite", "quick", "--seeds", "1", "--out", out, "--json");

    assertThat(ran.code()).isZero();
    assertThat((List<?>) ran.json().get("cells"))
        .singleElement()
        .satisfies(cell -> {
          Map<String, Double> stp = stpByMethod((Map<?, ?>) cell);
          double most = Collections.max(stp.values());
          assertThat(stp).containsEntry("ALONE", 1.0).containsEntry("ORACLE", most);
          assertThat(most).isGreaterThan(1);
        });
    assertThat(Files.readString(out.resolve("proof.md")))
        .contains("| regret at most 1 % |", "| many-small |");
    assertThat(out.resolve("proof.csv")).content().startsWith("\uFEFFset,gpu,seed");
    for (String file : List.of("proof.json", "images/proof-stp.svg")) {
      assertThat(out.resolve(file)).isNotEmptyFile();
    }
  }

  private static Map<String, Double> stpByMethod(Map<?, ?> cell) {
    Map<String, Double> stp = new TreeMap<>();
    for (Object each : (List<?>) Objects.requireNonNull(cell.get("outcomes"))) {
      Map<?, ?> outcome = (Map<?, ?>) each;
      Number value = (Number) Objects.requireNonNull(outcome.get("stp"));
      stp.put(String.valueOf(outcome.get("method")), value.doubleValue());
    }
    return stp;
  }

  @Test
  void aTableMeasuredElsewhereIsEvaluated() throws IOException {
    Path table = Files.writeString(folder.resolve("pairs.csv"), pairs());
    Path mapping = Files.writeString(folder.resolve("mapping.json"), MAPPING);

    Ran ran =
        Shell.run(
            "evaluate-predictor",
            table,
            "--target",
            "slowdown",
            "--mapping",
            mapping,
            "--seeds",
            "1",
            "--json");

    assertThat(ran.code()).isZero();
    assertThat(ran.json().get("rows")).isEqualTo(12);
    assertThat((List<?>) ran.json().get("splits"))
        .hasSize(3)
        .allSatisfy(each ->
            assertThat((List<?>) ((Map<?, ?>) each).get("predictors")).hasSizeGreaterThan(3));
  }

  @Test
  void aTableThatCannotBeUsedSaysWhereAndWhatToTry() throws IOException {
    Path table = Files.writeString(folder.resolve("pairs.csv"), pairs() + "c;a;1,5\n");
    Path mapping = Files.writeString(folder.resolve("mapping.json"), MAPPING);

    Ran ran = Shell.run("evaluate-predictor", table, "--target", "slowdown", "--mapping", mapping);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("pairs.csv, line 14", "s (1,5)", "\"decimal\": \",\"");
  }

  private static final String MAPPING =
      """
      {"format": "optimum-table-mapping", "formatVersion": 1,
       "targets": {"slowdown": {"column": "s", "unit": "ratio"}},
       "engine": {"model": "m"}, "coRunners": {"repeated": [{"model": "n"}]}}
      """;

  private static String pairs() {
    StringBuilder csv = new StringBuilder("m;n;s\n");
    for (int row = 0; row < 12; row++) {
      csv.append(
          "%s;%s;%s\n".formatted("abc".charAt(row % 3), "abc".charAt(row / 4), 1 + row / 9.0));
    }
    return csv.toString();
  }
}
