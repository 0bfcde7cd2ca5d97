package io.optimum.workbench.importer.serving;

import io.optimum.workbench.domain.serving.ServedGpu;
import io.optimum.workbench.domain.serving.ServedLatency;
import io.optimum.workbench.domain.serving.ServedModel;
import io.optimum.workbench.importer.file.CsvTable;
import io.optimum.workbench.importer.file.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One row of Model Analyzer's tables. What is wrong with it is an `IllegalArgumentException`.
final class ModelAnalyzerRow {
  static final String CONFIGURATION = "Model Config Path";
  private static final String BATCH = "Batch";
  private static final String CONCURRENCY = "Concurrency";
  private static final String INSTANCES = "Instance Group";
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double BYTES_PER_MB = 1e6;

  private final CsvTable table;
  private final List<String> names;

  ModelAnalyzerRow(CsvTable table) {
    this.table = table;
    this.names =
        Stream.of(table.text(ModelAnalyzerReader.MODEL).split(",")).map(String::strip).toList();
  }

  RunKey key() {
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "%s (%s) names no model."
              .formatted(ModelAnalyzerReader.MODEL, table.text(ModelAnalyzerReader.MODEL)));
    }
    return new RunKey(
        names,
        cells(CONFIGURATION),
        counts(BATCH),
        has(CONCURRENCY) ? counts(CONCURRENCY) : List.of());
  }

  List<ServedModel> models() {
    RunKey key = key();
    List<String> instances = has(INSTANCES) ? cells(INSTANCES) : List.of();
    List<ServedModel> models = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      models.add(
          new ServedModel(
              names.get(i),
              key.configurations().get(i),
              key.batchSizes().get(i),
              key.concurrencies().isEmpty() ? null : key.concurrencies().get(i),
              instances.isEmpty() ? null : instances(instances.get(i)),
              number(ModelAnalyzerReader.THROUGHPUT, i),
              times(i)));
    }
    return models;
  }

  ServedGpu gpu() {
    Double percent = cell("GPU Utilization (%)");
    Double memory = cell("GPU Memory Usage (MB)");
    return new ServedGpu(
        table.text(ModelAnalyzerReader.GPU),
        memory == null ? null : memory * BYTES_PER_MB,
        percent == null ? null : percent / 100,
        cell("GPU Power Usage (W)"));
  }

  private SortedMap<ServedLatency, Double> times(int model) {
    SortedMap<ServedLatency, Double> times = new TreeMap<>();
    ModelAnalyzerReader.TIMES.forEach((which, column) -> {
      if (has(column)) {
        times.put(which, number(column, model) * NANOS_PER_MILLI);
      }
    });
    return times;
  }

  /// `2:GPU`: instances on each listed device; of a mix the sum.
  private static int instances(String group) {
    int sum = 0;
    for (String each : group.split("[/;+]", -1)) {
      String count = each.split(":", 2)[0].strip();
      if (!count.matches("\\d{1,6}")) {
        throw new IllegalArgumentException(
            "%s (%s) does not begin with a number of instances.".formatted(INSTANCES, group));
      }
      sum += Integer.parseInt(count);
    }
    return sum;
  }

  private boolean has(String column) {
    return !table.text(column).isEmpty();
  }

  private List<String> cells(String column) {
    return PackedCell.values(column, table.text(column), names.size());
  }

  private List<Integer> counts(String column) {
    return cells(column).stream().map(each -> count(column, each)).toList();
  }

  private static int count(String column, String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("%s (%s) is not a whole number.".formatted(column, text));
    }
    return Integer.parseInt(text);
  }

  private double number(String column, int model) {
    String text = cells(column).get(model);
    return Numbers.parse(text)
        .orElseThrow(
            () -> new IllegalArgumentException("%s (%s) is not a number.".formatted(column, text)));
  }

  private @Nullable Double cell(String column) {
    return table.number(column).orElse(null);
  }
}
