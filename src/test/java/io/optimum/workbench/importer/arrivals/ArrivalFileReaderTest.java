package io.optimum.workbench.importer.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalFileReaderTest {
  @TempDir Path folder;

  private ArrivalFile read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private ArrivalFile read(byte[] bytes) throws IOException {
    Path file = folder.resolve("arrivals.csv");
    Files.write(file, bytes);
    return new ArrivalFileReader().read(file);
  }

  private String problem(String text) throws IOException {
    ArrivalFile file = read(text);
    assertThat(file.arrivals()).isEmpty();
    return file.problems().getFirst().line();
  }

  private List<Long> nanos(String text) throws IOException {
    return read(text).arrivals().orElseThrow().arrivalNanos();
  }

  @ParameterizedTest
  @CsvSource({
    "arrival_s, 1500000000",
    "time [ms], 1500000",
    "us, 1500",
    "Arrival (µs), 1500",
    "timestamp.ns, 2",
    "Seconds, 1500000000"
  })
  void theHeaderNamesTheUnit(String header, long nanos) throws IOException {
    assertThat(nanos(header + "\n1.5\n")).containsExactly(nanos);
  }

  @Test
  void plainNumbersAreSeconds() throws IOException {
    assertThat(nanos("0\r\n0.25\r\n.25\r\n1e0\r\n\r\n"))
        .containsExactly(0L, 250_000_000L, 250_000_000L, 1_000_000_000L);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheNumber() throws IOException {
    assertThat(nanos("\uFEFF1\n2")).containsExactly(1_000_000_000L, 2_000_000_000L);
  }

  @Test
  void saysWhichLineIsOutOfOrder() throws IOException {
    assertThat(problem("ms\n1\n5\n4.5\n6\n"))
        .contains("arrivals.csv (line 4): The time 4.5 is earlier", "out of order", "Sort");
  }

  @ParameterizedTest
  @CsvSource({
    "'ms\n1\n-2', line 3, -2 is before the start",
    "'ms\n1\nsoon', line 3, `soon` is no number",
    "'1\nNaN', line 2, `NaN` is no number",
    "'1\n0x1p3', line 2, `0x1p3` is no number",
    "'1\n2 ms', line 2, `2 ms` is no number",
    "'arrival\n1', line 1, `arrival` names no unit",
    "'ms,engine\n1,a', line 1, more than one column",
    "'1\n2,5', line 2, more than one column",
    "'s\n1e300', line 2, 31 years",
    "'', line 1, There is no arrival",
    "'ms\n\n', arrivals.csv, There is no arrival"
  })
  void namesTheLineAndTheValue(String text, String where, String message) throws IOException {
    assertThat(problem(text)).contains(where, message);
  }

  @Test
  void refusesMoreArrivalsThanAMeasurementCanKeep() throws IOException {
    assertThat(problem("1\n".repeat(ArrivalFileReader.MAX_ARRIVALS + 1)))
        .contains("line 200001", "more than 200000 arrivals");
    assertThat(nanos("1\n".repeat(ArrivalFileReader.MAX_ARRIVALS))).hasSize(200_000);
  }

  @Test
  void stopsAtTenProblems() throws IOException {
    assertThat(read("1\n" + "x\n".repeat(1000)).problems()).hasSize(10);
  }

  @Test
  void refusesWhatIsNoText() throws IOException {
    assertThat(read(new byte[] {(byte) 0xFF, (byte) 0xFE, 0x31, 0}).problems())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("This is not text in UTF-8.");
    assertThat(problem(" ".repeat(9_000_000))).contains("larger than 8000000 bytes");
  }

  @Test
  void saysThatAFileIsMissingOrAFolder() {
    assertThat(
            new ArrivalFileReader().read(folder.resolve("none.csv")).problems().getFirst().line())
        .contains("none.csv: There is no such file.");
    assertThat(new ArrivalFileReader().read(folder).problems().getFirst().line())
        .contains("cannot be read");
  }
}
