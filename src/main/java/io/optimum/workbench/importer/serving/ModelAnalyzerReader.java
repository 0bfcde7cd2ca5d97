package io.optimum.workbench.importer.serving;

import io.optimum.workbench.domain.serving.ServedLatency;
import io.optimum.workbench.domain.serving.ServingTool;
import io.optimum.workbench.importer.file.CsvTable;
import io.optimum.workbench.importer.file.FileNotes;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/// Reads the tables that Triton Model Analyzer writes: `metrics-model-inference.csv`, one row per
/// run with throughput and latencies, and `metrics-model-gpu.csv`, one row per run and GPU. Of
/// `metrics-server-only.csv`, the idle server, there is nothing to take.
///
/// Names of columns as in the tool's record types (model_analyzer 1.x); a table has those that its
/// `inference_output_fields` and `gpu_output_fields` ask for.
public final class ModelAnalyzerReader {
  static final String MODEL = "Model";
  static final String GPU = "GPU UUID";
  static final String THROUGHPUT = "Throughput (infer/sec)";

  /// Columns of times, in milliseconds.
  static final Map<ServedLatency, String> TIMES =
      Map.of(
          ServedLatency.MEAN, "Avg Latency (ms)",
          ServedLatency.P90, "p90 Latency (ms)",
          ServedLatency.P95, "p95 Latency (ms)",
          ServedLatency.P99, "p99 Latency (ms)",
          ServedLatency.SERVER_QUEUE, "Server Queue time (ms)",
          ServedLatency.SERVER_COMPUTE, "Server Compute Infer time (ms)");

  /// Whether a row is the header of one of the tables.
  public static boolean isHeader(List<String> row) {
    return row.contains(MODEL) && (row.contains(THROUGHPUT) || row.contains(GPU));
  }

  /// @throws IOException where there should be runs in it and are none
  public ServedTable read(InputStream in, FileNotes notes) throws IOException {
    RunList runs = new RunList(notes);
    try (CsvTable table = new CsvTable(in, ModelAnalyzerReader::isHeader)) {
      if (!table.columns().contains(ModelAnalyzerRow.CONFIGURATION)) {
        notes.warn(
            "",
            "This is Model Analyzer's table of the idle server; it tells of no model.",
            "Give metrics-model-inference.csv and metrics-model-gpu.csv as well.");
        return runs.soFar(ServingTool.MODEL_ANALYZER);
      }
      while (table.next()) {
        ModelAnalyzerRow row = new ModelAnalyzerRow(table);
        runs.take(table, () -> run(row, table));
      }
    }
    return runs.table(ServingTool.MODEL_ANALYZER);
  }

  private static ServedRun run(ModelAnalyzerRow row, CsvTable table) {
    return table.columns().contains(THROUGHPUT)
        ? new ServedRun(row.key(), row.models(), null)
        : new ServedRun(row.key(), List.of(), row.gpu());
  }
}
