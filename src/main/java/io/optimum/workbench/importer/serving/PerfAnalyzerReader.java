package io.optimum.workbench.importer.serving;

import io.optimum.workbench.domain.serving.ServedLatency;
import io.optimum.workbench.domain.serving.ServedModel;
import io.optimum.workbench.domain.serving.ServingTool;
import io.optimum.workbench.importer.file.CsvTable;
import io.optimum.workbench.importer.file.FileNotes;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the table that Triton's `perf_analyzer -f` writes: one row per concurrency or request
/// rate, times in microseconds. It names neither the model nor the batch size: they come from
/// outside.
public final class PerfAnalyzerReader {
  private static final String THROUGHPUT = "Inferences/Second";
  private static final String CONCURRENCY = "Concurrency";
  private static final double NANOS_PER_MICRO = 1e3;

  /// Columns of times, in microseconds.
  private static final Map<ServedLatency, String> TIMES =
      Map.of(
          ServedLatency.MEAN, "Avg latency",
          ServedLatency.P50, "p50 latency",
          ServedLatency.P90, "p90 latency",
          ServedLatency.P95, "p95 latency",
          ServedLatency.P99, "p99 latency",
          ServedLatency.SERVER_QUEUE, "Server Queue",
          ServedLatency.SERVER_COMPUTE, "Server Compute Infer");

  private final String model;
  private final int batchSize;

  /// @param model name of the model that was served
  /// @param batchSize inputs per request
  public PerfAnalyzerReader(String model, int batchSize) {
    this.model = model;
    this.batchSize = batchSize;
  }

  /// Whether a row is the header of such a table.
  public static boolean isHeader(List<String> row) {
    return row.contains(THROUGHPUT)
        && row.stream().anyMatch(name -> name.endsWith(" latency") || name.startsWith("Server "));
  }

  /// @throws IOException where there is no run in it
  public ServedTable read(InputStream in, FileNotes notes) throws IOException {
    RunList runs = new RunList(notes);
    try (CsvTable table = new CsvTable(in, PerfAnalyzerReader::isHeader)) {
      while (table.next()) {
        runs.take(table, () -> run(table));
      }
    }
    return runs.table(ServingTool.PERF_ANALYZER);
  }

  private ServedRun run(CsvTable table) {
    Integer concurrency = concurrency(table);
    ServedModel row =
        new ServedModel(
            model, "", batchSize, concurrency, null, number(table, THROUGHPUT), times(table));
    RunKey key =
        new RunKey(
            List.of(model),
            List.of(""),
            List.of(batchSize),
            Optional.ofNullable(concurrency).stream().toList());
    return new ServedRun(key, List.of(row), null);
  }

  private static @Nullable Integer concurrency(CsvTable table) {
    if (!table.columns().contains(CONCURRENCY)) {
      return null;
    }
    double value = number(table, CONCURRENCY);
    if (value != Math.rint(value) || value < 1 || value > 1e6) {
      throw new IllegalArgumentException(
          "%s (%s) is not a number of requests.".formatted(CONCURRENCY, table.text(CONCURRENCY)));
    }
    return (int) value;
  }

  private static SortedMap<ServedLatency, Double> times(CsvTable table) {
    SortedMap<ServedLatency, Double> times = new TreeMap<>();
    TIMES.forEach((which, column) -> {
      if (!table.text(column).isEmpty()) {
        times.put(which, number(table, column) * NANOS_PER_MICRO);
      }
    });
    return times;
  }

  private static double number(CsvTable table, String column) {
    return table
        .number(column)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s (%s) is not a number.".formatted(column, table.text(column))));
  }
}
