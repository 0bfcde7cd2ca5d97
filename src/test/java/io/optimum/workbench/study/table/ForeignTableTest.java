package io.optimum.workbench.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.domain.table.Target;
import io.optimum.workbench.importer.colocation.ColocationTableReader;
import io.optimum.workbench.predictor.regression.GaussianProcess;
import io.optimum.workbench.predictor.regression.RandomForest;
import io.optimum.workbench.study.table.TableReport.SplitReport;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables as strangers bring them: pairs of engines, each with its DRAM use and solo latency.
class ForeignTableTest {
  @TempDir Path folder;

  private MeasuredTable read(String csv, String mapping) throws IOException {
    return ColocationTableReader.read(
        Files.writeString(folder.resolve("pairs.csv"), csv),
        Files.writeString(folder.resolve("mapping.json"), mapping),
        Target.LATENCY);
  }

  private TableReport evaluate(String csv, String mapping) throws IOException {
    return evaluate(read(csv, mapping));
  }

  private static TableReport evaluate(MeasuredTable table) {
    return new TableEvaluation(table, List.of(new GaussianProcess()), new RandomForest())
        .run(List.of(1L), Progress.none());
  }

  /// Everything that was read of the rows, as text.
  private static List<String> said(MeasuredTable table) {
    return table.rows().stream()
        .map(row ->
            Stream.concat(Stream.of(row.target()), row.others().stream())
                .map(each ->
                    each.model() + each.soloSeconds() + java.util.Arrays.toString(each.values()))
                .collect(Collectors.joining(", ", "", " -> " + row.measured())))
        .toList();
  }

  private static double mape(SplitReport split) {
    return split.predictors().getFirst().mape().mean();
  }

  private static void assertEveryNumberIsOne(TableReport report) {
    for (SplitReport split : report.splits()) {
      assertThat(split.predictors())
          .as(split.split())
          .allSatisfy(each ->
              assertThat(
                      List.of(
                          each.mape().mean(),
                          each.p95().mean(),
                          each.rSquared().mean(),
                          each.kendallTau().mean(),
                          each.skill().mean(),
                          each.behindOurs().mean()))
                  .allMatch(Double::isFinite));
    }
  }

  @Test
  void aPlainTableIsLearned() throws IOException {
    TableReport report = evaluate(Pairs.csv(Pairs.pairs(120, 6)), Pairs.MAPPING);
    assertEveryNumberIsOne(report);
    assertThat(mape(report.splits().getFirst())).isLessThan(0.05);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|", " , "})
  void cellsMayBeSeparatedByAnyUsualSign(String separator) throws IOException {
    List<List<String>> rows = Pairs.pairs(20, 4);
    assertThat(said(read(Pairs.csv(rows, separator, "\n"), Pairs.MAPPING)))
        .isEqualTo(said(read(Pairs.csv(rows), Pairs.MAPPING)));
  }

  @Test
  void aDecimalCommaIsReadWhereTheMappingSaysSo() throws IOException {
    List<List<String>> rows = Pairs.pairs(20, 4);
    String german = Pairs.csv(rows, ";", "\n").replace('.', ',');
    String mapping =
        Pairs.MAPPING.replace("\"formatVersion\": 1,", "\"formatVersion\": 1, \"decimal\": \",\",");
    assertThat(said(read(german, mapping))).isEqualTo(said(read(Pairs.csv(rows), Pairs.MAPPING)));
  }

  @Test
  void aDecimalCommaThatTheMappingDoesNotNameIsSaid() {
    String german = Pairs.csv(Pairs.pairs(20, 4), ";", "\n").replace('.', ',');
    assertThatThrownBy(() -> read(german, Pairs.MAPPING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pairs.csv, line 2")
        .hasMessageContaining("\"decimal\": \",\"");
  }

  @Test
  void marksOfOtherSystemsChangeNothing() throws IOException {
    List<List<String>> rows = Pairs.pairs(20, 4);
    String windows = "\uFEFF" + Pairs.csv(rows, ",", "\r\n");
    String quoted = Pairs.csv(rows).replaceAll("(?m)([^,\n]+)", "\"$1\"");
    for (String each : List.of(windows, quoted)) {
      assertThat(said(read(each, Pairs.MAPPING)))
          .isEqualTo(said(read(Pairs.csv(rows), Pairs.MAPPING)));
    }
  }

  @Test
  void aNameMayHoldTheSeparatorInQuotes() throws IOException {
    String csv = Pairs.csvWith(3, "engine", _ -> "\"net, \"\"large\"\"\"");
    assertThat(read(csv, Pairs.MAPPING).models()).contains("net, \"large\"");
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws IOException {
    Path table = folder.resolve("latin.csv");
    Files.write(
        table, "engine,größe\na,1\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    Path mapping = Files.writeString(folder.resolve("mapping.json"), Pairs.MAPPING);
    assertThatThrownBy(() -> ColocationTableReader.read(table, mapping, Target.LATENCY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("latin.csv is no text in UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NA", "nan", "n/a", "NULL", "-"})
  void aRowWithAMissingCellIsLeftOutAndCounted(String missing) throws IOException {
    for (String column : List.of("dram", "alone ms", "together ms")) {
      MeasuredTable table = read(Pairs.csvWith(5, column, _ -> missing), Pairs.MAPPING);
      assertThat(table.leftOut()).containsEntry(column + " not measured", 1);
    }
    assertThat(read(Pairs.csvWith(5, "beside dram", _ -> missing), Pairs.MAPPING).leftOut())
        .containsEntry("an engine beside it: beside dram not measured", 1);
  }

  @Test
  void whoeverRanInAMixCountsAlsoWhereItsOwnNumberIsMissing() throws IOException {
    String csv = "run,engine,alone ms,together ms\n1,a,2,3\n1,b,4,NA\n2,a,2,2.5\n2,c,NA,7\n";
    String mapping =
        """
        {"format": "optimum-table-mapping", "formatVersion": 1,
         "targets": {"latency": {"column": "together ms", "unit": "ms"}},
         "engine": {"model": "engine", "soloLatency": {"column": "alone ms", "unit": "ms"}},
         "coRunners": {"rowsOf": ["run"]}}
        """;
    MeasuredTable table = read(csv, mapping);
    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().getFirst().others()).hasSize(1);
    assertThat(table.leftOut())
        .containsEntry("together ms not measured", 1)
        .containsEntry("an engine beside it: alone ms not measured", 1)
        .containsEntry("alone ms not measured", 1);
  }

  @Test
  void moreRowsThanCanRunTogetherAreNoMix() {
    String csv =
        IntStream.range(0, 150)
            .mapToObj(i -> "A,net%d,2,%d\n".formatted(i % 5, 3 + i))
            .collect(Collectors.joining("", "suite,engine,alone ms,together ms\n", ""));
    String mapping =
        """
        {"format": "optimum-table-mapping", "formatVersion": 1,
         "targets": {"latency": {"column": "together ms", "unit": "ms"}},
         "engine": {"model": "engine", "soloLatency": {"column": "alone ms", "unit": "ms"}},
         "coRunners": {"rowsOf": ["suite"]}}
        """;
    assertThatThrownBy(() -> read(csv, mapping))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("150 rows have the same suite (A)")
        .hasMessageContaining("tells one run from another");
  }

  @Test
  void aRowThatIsThereTwiceCountsOnce() throws IOException {
    List<List<String>> rows = Pairs.pairs(40, 4);
    MeasuredTable table =
        read(Pairs.csv(Stream.of(rows, rows).flatMap(List::stream).toList()), Pairs.MAPPING);
    assertThat(table.rows()).hasSize(40);
    assertThat(table.leftOut()).containsEntry("the same as another row", 40);
  }

  @Test
  void columnsThatNobodyAskedForAreIgnored() throws IOException {
    String csv = Pairs.csv(Pairs.pairs(20, 4));
    String more = csv.lines().map(line -> line + ",seen").collect(Collectors.joining("\n"));
    assertThat(said(read(more, Pairs.MAPPING))).isEqualTo(said(read(csv, Pairs.MAPPING)));
  }

  @Test
  void aRowWithTooFewCellsIsNamed() {
    assertThatThrownBy(() -> read(Pairs.csv(Pairs.pairs(20, 4)) + "net1,0.3\n", Pairs.MAPPING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pairs.csv is no CSV table")
        .hasMessageContaining("22");
  }

  @Test
  void aQuotationMarkLeftOpenIsNamed() {
    String open = Pairs.csv(Pairs.pairs(20, 4)).replaceFirst("\n", "\n\"");
    assertThatThrownBy(() -> read(open, Pairs.MAPPING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pairs.csv, line 2 has one cell where the header has 6.")
        .hasMessageContaining("quotation mark");
  }

  @ParameterizedTest
  @CsvSource({
    "0, together ms (0)",
    "-3, together ms (-3)",
    "fast, together ms (fast)",
    "3d, together ms (3d)"
  })
  void aTargetWithoutAPercentageErrorIsNamedAndWhatToDo(String cell, String named) {
    assertThatThrownBy(() -> read(Pairs.csvWith(7, "together ms", _ -> cell), Pairs.MAPPING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pairs.csv, line 9")
        .hasMessageContaining(named)
        .hasMessageContaining("`missing`");
  }

  @Test
  void aShareInPercentIsNotTakenForAFraction() {
    assertThatThrownBy(() -> read(Pairs.csvWith(0, "dram", _ -> "45"), Pairs.MAPPING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dram (45) is no fraction")
        .hasMessageContaining("unit is percent");
  }

  @Test
  void unitsOfAnotherScaleGiveTheSameNumbers() throws IOException {
    List<List<String>> rows = Pairs.pairs(40, 4);
    String micros =
        Pairs.csv(
            rows.stream()
                .map(row ->
                    List.of(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        "" + 1e3 * Double.parseDouble(row.get(4)),
                        "" + 1e3 * Double.parseDouble(row.get(5))))
                .toList());
    double inMillis = mape(evaluate(Pairs.csv(rows), Pairs.MAPPING).splits().getFirst());
    double inMicros =
        mape(evaluate(micros, Pairs.MAPPING.replace("\"ms\"}", "\"us\"}")).splits().getFirst());
    assertThat(inMicros).isCloseTo(inMillis, org.assertj.core.api.Assertions.within(1e-6));
  }

  @Test
  void textsOfAFewKindsAreFeatures() throws IOException {
    String csv =
        Pairs.csv(Pairs.pairs(40, 4))
            .replace("0.1,", "low,")
            .replaceAll("(?m)(net\\d),0\\.\\d+", "$1,high");
    String mapping = Pairs.MAPPING.replace("\"fraction\"", "\"category\"");
    MeasuredTable table = read(csv, mapping);
    assertThat(table.columns().getFirst().name()).startsWith("dram is ");
    assertEveryNumberIsOne(evaluate(table));
  }

  @Test
  void aNamePerRowIsNoCategory() {
    Random random = new Random(3);
    String csv =
        Pairs.csv(
            IntStream.range(0, 60)
                .mapToObj(i -> {
                  List<String> row = new java.util.ArrayList<>(Pairs.pair(random, 4));
                  row.set(1, "run" + i);
                  return row;
                })
                .toList());
    assertThatThrownBy(() -> read(csv, Pairs.MAPPING.replace("\"fraction\"", "\"category\"")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The category dram has")
        .hasMessageContaining("at most 40");
  }

  @Test
  void constantColumnsDoNoHarm() throws IOException {
    List<List<String>> rows =
        Pairs.pairs(60, 5).stream()
            .map(row -> List.of(row.get(0), "0.5", row.get(2), "0.5", row.get(4), row.get(5)))
            .toList();
    assertEveryNumberIsOne(evaluate(Pairs.csv(rows), Pairs.MAPPING));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void fewModelsAreEnough(int models) throws IOException {
    TableReport report = evaluate(Pairs.csv(Pairs.pairs(40, models)), Pairs.MAPPING);
    assertEveryNumberIsOne(report);
    assertThat(report.splits().getLast().skipped().isEmpty()).isEqualTo(models > 1);
  }

  @Test
  void twelveRowsAreEnough() throws IOException {
    assertEveryNumberIsOne(evaluate(Pairs.csv(Pairs.pairs(12, 4)), Pairs.MAPPING));
  }

  @Test
  void groupsMayHaveOneRowEach() throws IOException {
    Random random = new Random(2);
    List<List<String>> rows =
        IntStream.range(0, 30)
            .mapToObj(i -> {
              List<String> row = new java.util.ArrayList<>(Pairs.pair(random, 10));
              row.set(0, "model" + i);
              return List.copyOf(row);
            })
            .toList();
    TableReport report = evaluate(Pairs.csv(rows), Pairs.MAPPING);
    assertEveryNumberIsOne(report);
    assertThat(report.splits().getLast().groups()).isEqualTo(30);
    assertThat(report.splits().getLast().probes()).isEmpty();
  }

  @Test
  void manyEnginesMayRunTogether() throws IOException {
    Random random = new Random(4);
    StringBuilder csv = new StringBuilder("run,engine,dram,alone ms,together ms\n");
    for (int run = 0; run < 4; run++) {
      int[] models = random.ints(12, 0, 6).toArray();
      double all = IntStream.of(models).mapToDouble(Pairs::dram).sum();
      for (int model : models) {
        double together = (2 + model) * (1 + 0.3 * all + 0.01 * random.nextGaussian());
        csv.append(
            "%d,net%d,%s,%d,%s\n".formatted(run, model, Pairs.dram(model), 2 + model, together));
      }
    }
    String mapping =
        """
        {"format": "optimum-table-mapping", "formatVersion": 1,
         "targets": {"latency": {"column": "together ms", "unit": "ms"}},
         "engine": {"model": "engine", "soloLatency": {"column": "alone ms", "unit": "ms"},
           "features": [{"column": "dram", "unit": "fraction"}]},
         "coRunners": {"rowsOf": ["run"]}}
        """;
    MeasuredTable table = read(csv.toString(), mapping);
    assertThat(table.rows()).allSatisfy(row -> assertThat(row.others()).hasSize(11));
    assertEveryNumberIsOne(evaluate(table));
  }

  @Test
  void ofManyRowsASampleIsTakenAndTheReportSaysSo() throws IOException {
    MeasuredTable table = read(Pairs.csv(Pairs.pairs(20_000, 10)), Pairs.MAPPING);
    TableEvaluation evaluation = new TableEvaluation(table, List.of(), new RandomForest());
    TableReport report = evaluation.run(List.of(1L), Progress.none());
    assertThat(report.rows()).isEqualTo(1_500);
    assertThat(report.leftOut()).containsEntry("not in the random sample of 1500 rows", 18_500);
  }
}
