package io.optimum.workbench.importer.serving;

import io.optimum.workbench.domain.serving.ServingTool;
import io.optimum.workbench.importer.file.CsvTable;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.Texts;
import io.optimum.workbench.importer.file.WrongContentException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The runs of a table while it is read: a row that cannot be taken is a problem, and the next one
/// goes on.
final class RunList {
  private static final int RUNS = 100_000;
  private static final int PROBLEMS_TOLD = 10;

  private final FileNotes notes;
  private final List<ServedRun> runs = new ArrayList<>();
  private int refused;

  RunList(FileNotes notes) {
    this.notes = notes;
  }

  void take(CsvTable table, Supplier<ServedRun> row) throws WrongContentException {
    if (runs.size() >= RUNS) {
      throw new WrongContentException(
          table.location(), "There are more than %d runs.".formatted(RUNS), "Give a part of them.");
    }
    try {
      runs.add(row.get());
    } catch (IllegalArgumentException e) {
      if (++refused <= PROBLEMS_TOLD) {
        notes.error(
            table.location(),
            "The row was left out: " + Texts.shorten(String.valueOf(e.getMessage())),
            "Correct the row, or export the table again.");
      }
    }
  }

  ServedTable table(ServingTool tool) throws WrongContentException {
    if (refused > PROBLEMS_TOLD) {
      notes.error(
          "",
          "%d more rows were left out.".formatted(refused - PROBLEMS_TOLD),
          "Correct them as well.");
    }
    if (runs.isEmpty() && refused == 0) {
      throw new WrongContentException(
          "", "The table has a header but no rows.", "Profile again, and export the results.");
    }
    return soFar(tool);
  }

  /// What was taken, be it nothing.
  ServedTable soFar(ServingTool tool) {
    String name = String.valueOf(Path.of(notes.path()).getFileName());
    return new ServedTable(tool, name, runs);
  }
}
