package io.optimum.workbench.importer.colocation;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Exhaustive sweeps of Triton's Model Analyzer, flattened to a table: instances, largest batch and
/// concurrency of one model, and its throughput. Rows of several models at once, and rows without a
/// largest batch or a concurrency, are left out.
public final class SweepReader {
  /// Fewer settings are no sweep.
  private static final int FEWEST = 100;

  private SweepReader() {}

  /// Every model of which there are at least a hundred settings.
  ///
  /// @throws IllegalArgumentException with file, line and value, when something cannot be used
  public static Map<String, List<SweepPoint>> read(Path table) throws IOException {
    CsvRows rows = CsvRows.read(table);
    Map<String, List<SweepPoint>> sweeps = new LinkedHashMap<>();
    for (NamedCsvRecord row : rows.rows()) {
      String model = rows.text(row, "models");
      boolean whole =
          !rows.text(row, "max_batch").isBlank() && !rows.text(row, "concurrency").isBlank();
      if (whole && !model.contains(",")) {
        sweeps
            .computeIfAbsent(rows.text(row, "file") + ": " + model, _ -> new ArrayList<>())
            .add(point(rows, row, model));
      }
    }
    sweeps.values().removeIf(each -> each.size() < FEWEST);
    if (sweeps.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no model with at least %d measured settings: there is nothing to search."
              .formatted(table, FEWEST));
    }
    return sweeps;
  }

  private static SweepPoint point(CsvRows rows, NamedCsvRecord row, String model) {
    return new SweepPoint(
        model,
        (int) rows.positive(row, "instances"),
        (int) rows.positive(row, "max_batch"),
        (int) rows.positive(row, "concurrency"),
        rows.positive(row, "throughput"));
  }
}
