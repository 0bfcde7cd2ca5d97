package io.optimum.workbench.importer.journal;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.codec.JsonLines;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.WrongContentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads a project's `measurements.jsonl`: one measurement per line. A line that cannot be read is
/// a problem, and the next one goes on.
public final class MeasurementLinesReader {
  private static final int PROBLEMS_TOLD = 10;

  private final JsonCodec codec = new JsonCodec();
  private final List<Measurement> measurements = new ArrayList<>();
  private int refused;

  /// @throws IOException where no line can be read
  public List<Measurement> read(Path file, FileNotes notes) throws IOException {
    JsonLines.read(file, (number, json, _) -> take(number, json, notes));
    if (refused > PROBLEMS_TOLD) {
      notes.error(
          "",
          "%d more lines cannot be read.".formatted(refused - PROBLEMS_TOLD),
          "They were left out.");
    }
    if (measurements.isEmpty()) {
      throw new WrongContentException(
          "",
          "No line of this journal is a measurement.",
          "Give the measurements.jsonl of a project.");
    }
    return measurements;
  }

  private void take(int number, byte[] json, FileNotes notes) {
    try {
      measurements.add(codec.read(json, Measurement.class, notes.path()));
    } catch (JsonException e) {
      if (++refused <= PROBLEMS_TOLD) {
        notes.error(
            "line " + number,
            "The line cannot be read: " + e.reason(),
            "It was left out; copy the journal again.");
      }
    }
  }
}
