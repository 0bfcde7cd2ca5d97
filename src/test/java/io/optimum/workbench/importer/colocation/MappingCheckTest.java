package io.optimum.workbench.importer.colocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.domain.table.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Mappings that give numbers, but not those that they speak of.
class MappingCheckTest {
  private static final String CSV =
      """
      run,engine,beside,copies,alone ms,together ms,busy
      1,a,b,1,2,3,0.5
      2,b,a,1,4,5,0.6
      3,a,a,1,2,4,0.7
      """;

  private static final String MAPPING =
      """
      {"format": "optimum-table-mapping", "formatVersion": 1,
       "targets": {"latency": {"column": "together ms", "unit": "ms"}},
       "engine": {"model": "engine", "soloLatency": {"column": "alone ms", "unit": "ms"}},
       "coRunners": {"repeated": [{"model": "beside"}]}}
      """;

  @TempDir Path folder;

  private MeasuredTable read(String csv, String mapping) throws IOException {
    return ColocationTableReader.read(
        Files.writeString(folder.resolve("pairs.csv"), csv),
        Files.writeString(folder.resolve("mapping.json"), mapping),
        Target.LATENCY);
  }

  private void assertRefused(String csv, String mapping, String... words) {
    assertThatThrownBy(() -> read(csv, mapping))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void aPlausibleTableIsTaken() throws IOException {
    assertThat(read(CSV, MAPPING).rows()).hasSize(3);
  }

  @Test
  void aMappingNestedTooDeepIsRefusedShortly() {
    assertThatThrownBy(() -> read(CSV, "{\"where\": " + "[".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no JSON: Document nesting depth (1001) exceeds")
        .hasMessageNotContaining("StreamReadConstraints");
  }

  @Test
  void aColumnOfAnotherUnitIsNamed() {
    assertRefused(
        CSV,
        MAPPING.replace("\"alone ms\", \"unit\": \"ms\"", "\"alone ms\", \"unit\": \"us\""),
        "median slowdown",
        "1.50e+03",
        "together ms is read in ms, alone ms in us",
        "Check the units");
  }

  @Test
  void aSpeedUpByAThousandIsAnotherUnitToo() {
    assertRefused(
        CSV,
        MAPPING.replace("\"alone ms\", \"unit\": \"ms\"", "\"alone ms\", \"unit\": \"s\""),
        "median slowdown",
        "alone ms in s");
  }

  @Test
  void aCellThatNoInterferenceExplainsIsNamedByItsLine() {
    assertRefused(CSV.replace("4,5,", "4,1e300,"), MAPPING, "pairs.csv, line 3", "2.50e+299");
  }

  @ParameterizedTest
  @CsvSource({"together ms, ms", "alone ms, ms"})
  void aTargetDescribesNoEngine(String target, String unit) {
    String feature =
        "\"features\": [{\"column\": \"%s\", \"unit\": \"%s\"}]".formatted(target, unit);
    assertRefused(
        CSV,
        MAPPING
            .replace("\"together ms\"", "\"%s\"".formatted(target))
            .replace("\"engine\": {", "\"engine\": {%s, ".formatted(feature))
            .replace("{\"model\": \"beside\"}", "{\"model\": \"beside\", %s}".formatted(feature)),
        "column " + target,
        "as a target");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"rowsOf\": [\"run\"]} | no two rows have the same run",
        "{\"copies\": \"copies\"} | copies is 1 in all of them"
      })
  void enginesThatAllRanAloneAreNoCoLocation(String coRunners, String why) {
    assertRefused(
        CSV,
        MAPPING.replace("{\"repeated\": [{\"model\": \"beside\"}]}", coRunners),
        "None of the 3 rows has an engine beside it",
        why);
  }

  @Test
  void soAreSlotsThatAreAlwaysBlank() {
    assertRefused(
        CSV.replaceAll("(?m)^(\\d,[ab]),[ab],", "$1,,"),
        MAPPING,
        "[beside] is blank in all of them");
  }

  @Test
  void aKeyThatIsThereTwiceIsNotTakenTwice() {
    assertRefused(
        CSV,
        MAPPING.strip().replaceAll("}$", ", \"targets\": {}}"),
        "mapping.json is no JSON",
        "targets");
  }

  @Test
  void aColumnThatIsThereTwiceIsNamed() {
    assertRefused(CSV.replace("copies", "alone ms"), MAPPING, "is no CSV table", "alone ms");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 500|between the thousands",
        "1'500.2|between the thousands",
        "\"1,500.2\"|between the thousands",
        "1.5 ms|Leave units out",
        "fast|under `missing`",
      })
  void aCellThatIsNoNumberSaysWhatToWrite(String cell, String advice) {
    assertRefused(CSV + "4,a,b,1,2," + cell + ",0.5\n", MAPPING, "line 5", advice);
  }

  @Test
  void theNameOfAFileTakesNoColumnAway() {
    assertRefused(
        CSV,
        MAPPING.replace("\"targets\"", "\"fileNameColumn\": \"engine\", \"targets\""),
        "'engine'",
        "Choose another name");
  }

  @Test
  void aHeaderThatIsNotTheFirstLineIsSaid() {
    assertRefused("# by hand\n" + CSV, MAPPING, "line 2", "the header is not the first line");
  }
}
