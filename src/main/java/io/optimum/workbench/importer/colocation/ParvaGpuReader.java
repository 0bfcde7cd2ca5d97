package io.optimum.workbench.importer.colocation;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The profiling data of ParvaGPU (Lee et al., SC 2024): a folder with a table per model, whose
/// rows are a MIG slice in sevenths of an A100, a batch size, a number of processes of that model,
/// and the throughput of each. Rows of throughput 0 did not fit into memory: they are left out.
public final class ParvaGpuReader {
  private static final int WHOLE_GPU = 7;

  private ParvaGpuReader() {}

  /// What was measured on the whole GPU, by model.
  ///
  /// @throws IllegalArgumentException with file, line and value, when something cannot be used
  public static List<MeasuredCopies> readWholeGpu(Path folder) throws IOException {
    List<Path> tables;
    try (Stream<Path> files = Files.list(folder)) {
      tables = files.filter(each -> each.toString().endsWith(".csv")).sorted().toList();
    }
    List<MeasuredCopies> measured = new ArrayList<>();
    for (Path table : tables) {
      read(table, measured);
    }
    if (measured.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no table with rows of the whole GPU (7 slices).".formatted(folder));
    }
    return List.copyOf(measured);
  }

  private static void read(Path table, List<MeasuredCopies> measured) throws IOException {
    String model = table.getFileName().toString().replaceFirst("\\.csv$", "");
    CsvRows rows = CsvRows.read(table);
    for (NamedCsvRecord row : rows.rows()) {
      double throughput = rows.number(row, "Throughput");
      if (rows.number(row, "Mig instance") == WHOLE_GPU && throughput > 0) {
        measured.add(
            new MeasuredCopies(
                model,
                (int) rows.positive(row, "Batch size"),
                (int) rows.positive(row, "Workload Number"),
                throughput));
      }
    }
  }
}
