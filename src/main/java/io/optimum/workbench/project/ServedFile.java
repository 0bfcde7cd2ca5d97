package io.optimum.workbench.project;

import io.optimum.workbench.codec.IoReason;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.codec.JsonLines;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.serving.ServedMeasurement;
import io.optimum.workbench.files.SafeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The measurements of load generators in a project's folder, `served.jsonl`, one per line.
///
/// A line that cannot be read is reported and kept: before the file is written anew, the old one is
/// put beside it as `served.jsonl.bak`.
final class ServedFile {
  static final String NAME = "served.jsonl";
  private final Path file;
  private final JsonCodec codec;

  ServedFile(Path root, JsonCodec codec) {
    this.file = root.resolve(NAME);
    this.codec = codec;
  }

  /// Nothing where there is no file; what is wrong with lines is added to the problems.
  List<ServedMeasurement> read(List<Problem> problems) {
    List<ServedMeasurement> served = new ArrayList<>();
    if (!Files.exists(file)) {
      return served;
    }
    try {
      JsonLines.read(file, (number, json, _) -> take(number, json, served, problems));
    } catch (IOException e) {
      problems.add(Problem.error(file.toString(), "", IoReason.of(e), "Check the file's rights."));
    }
    return served;
  }

  void write(Project project) throws IOException {
    List<Problem> unreadable = new ArrayList<>();
    List<ServedMeasurement> before = read(unreadable);
    if (before.equals(project.served())) {
      return;
    }
    if (!unreadable.isEmpty()) {
      SafeFiles.replace(file.resolveSibling(NAME + ".bak"), Files.readAllBytes(file));
    }
    StringBuilder lines = new StringBuilder();
    project.served().forEach(each -> lines.append(codec.writeLine(each)).append('\n'));
    SafeFiles.replace(file, lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void take(
      int number, byte[] json, List<ServedMeasurement> served, List<Problem> problems) {
    try {
      served.add(codec.read(json, ServedMeasurement.class, file.toString()));
    } catch (JsonException e) {
      problems.add(
          Problem.error(
              file.toString(),
              "line " + number,
              "The line cannot be read: " + e.reason(),
              "Import the report again, or correct the line."));
    }
  }
}
