package io.optimum.workbench.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.TestData;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.evidence.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Journals of this program.
public class MeasurementImportTest {
  private final Measurement first = TestData.measurement(1);
  private final Measurement second = TestData.measurement(2);

  @TempDir private Path folder;

  private ImportResult read(String journal) throws IOException {
    Path file = folder.resolve("measurements.jsonl");
    Files.writeString(file, journal);
    return Fixtures.read(file);
  }

  public static String line(Measurement measurement) {
    return new JsonCodec().writeLine(measurement) + "\n";
  }

  @Test
  void takesEveryMeasurementOnce() throws IOException {
    ImportResult result = read(line(first) + line(second) + line(first));
    assertThat(result.measurements()).containsExactly(first, second);
    assertThat(result.problems()).isEmpty();
  }

  @Test
  void aLineCutOffIsAProblemAndTheOthersStay() throws IOException {
    ImportResult result = read(line(first) + line(second).substring(0, 300));
    assertThat(result.measurements()).containsExactly(first);
    assertThat(result.problems())
        .singleElement()
        .satisfies(each -> assertThat(each.location()).isEqualTo("line 2"));
  }

  @Test
  void aCampaignsJournalIsToldWhereItBelongs() throws IOException {
    ImportResult result =
        read("{\"formatVersion\":1,\"request\":{},\"profiles\":[],\"startedEpochMillis\":5}\n{}");
    assertThat(result.isEmpty()).isTrue();
    assertThat(result.problems())
        .singleElement()
        .satisfies(each -> assertThat(each.advice()).contains("folder campaigns"));
  }
}
