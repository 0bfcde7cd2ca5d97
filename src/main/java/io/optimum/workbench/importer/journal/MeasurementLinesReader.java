package io.optimum.workbench.importer.journal;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.codec.JsonLines;
import io.optimum.workbench.domain.Measurement;
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

  /// @throws IOException where no line can be read
  public List<Measurement> read(Path file, FileNotes notes) throws IOException {
    List<Measurement> measurements = new ArrayList<>();
    List<Integer> refused = new ArrayList<>();
    JsonLines.read(
        file,
        (number, json, _) -> {
          try {
            measurements.add(codec.read(json, Measurement.class, notes.path()));
          } catch (JsonException e) {
            refused.add(number);
            if (refused.size() <= PROBLEMS_TOLD) {
              notes.error(
                  "line " + number,
                  "The line cannot be read: " + e.reason(),
                  "It was left out; copy the journal again.");
            }
          }
        });
    if (refused.size() > PROBLEMS_TOLD) {
      notes.error(
          "",
          "%d more lines cannot be read.".formatted(refused.size() - PROBLEMS_TOLD),
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
}
