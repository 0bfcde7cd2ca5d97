package io.optimum.workbench.importer.ncu;

import io.optimum.workbench.importer.file.CsvTable;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.Texts;
import io.optimum.workbench.importer.file.WrongContentException;
import io.optimum.workbench.importer.kernel.KernelCounters;
import io.optimum.workbench.importer.kernel.Launch;
import io.optimum.workbench.importer.kernel.ObservedKernel;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads Nsight Compute's CSV: the details page (`ncu --csv`), one row per metric, or the raw page
/// (`--page raw`), one row per kernel under a row of units. Lines of the profiler's log before the
/// table are skipped; host and process names are not read.
public final class NcuReader {
  private static final int KERNELS = 200_000;
  private static final int SIGNATURE_CHARS = 4_000;
  private static final Pattern SIZE = Pattern.compile("(\\d{1,10})\\D+(\\d{1,10})\\D+(\\d{1,10})");

  private final List<KernelCounters> kernels = new ArrayList<>();
  private String computeCapability = "";
  private int smCount;
  private int untimed;

  /// Whether a row is the header of either page.
  public static boolean isHeader(List<String> row) {
    return row.contains("Kernel Name") && row.stream().anyMatch(name -> name.endsWith("ID"));
  }

  /// @throws IOException where there is no kernel with a duration
  public NcuReport read(InputStream in, FileNotes notes) throws IOException {
    try (CsvTable table = new CsvTable(in, NcuReader::isHeader)) {
      if (table.columns().contains("Metric Name")) {
        details(table);
      } else {
        raw(table);
      }
    }
    if (kernels.isEmpty()) {
      throw new WrongContentException(
          "",
          "There is no kernel with a duration in this table.",
          "Profile with: ncu --set detailed --csv COMMAND.");
    }
    if (untimed > 0) {
      notes.warn(
          "Duration",
          "%d kernels without a duration were left out.".formatted(untimed),
          "Profile with: ncu --set detailed --csv COMMAND.");
    }
    return new NcuReport(kernels, computeCapability, smCount);
  }

  private void details(CsvTable table) throws IOException {
    String current = "";
    Map<String, String> base = new HashMap<>();
    MetricRow metrics = new MetricRow();
    while (table.next()) {
      String id = table.text("ID");
      if (!id.equals(current)) {
        kernel(base, metrics);
        current = id;
        base = base(table);
        metrics = new MetricRow();
      }
      String unit = table.text("Metric Unit");
      String rate = unit.endsWith("byte/s") ? " [byte/s]" : "";
      metrics.put(table.text("Metric Name") + rate, unit, table.text("Metric Value"));
    }
    kernel(base, metrics);
  }

  private void raw(CsvTable table) throws IOException {
    Map<String, String> units = new HashMap<>();
    if (table.next()) {
      table.columns().forEach(column -> units.put(column, table.text(column)));
    }
    while (table.next()) {
      MetricRow metrics = new MetricRow();
      for (String column : table.columns()) {
        metrics.put(column, units.getOrDefault(column, ""), table.text(column));
      }
      kernel(base(table), metrics);
    }
  }

  private static Map<String, String> base(CsvTable table) {
    Map<String, String> base = new HashMap<>();
    for (String column : List.of("Kernel Name", "Grid Size", "Block Size", "CC")) {
      base.put(column, table.text(column));
    }
    return base;
  }

  private void kernel(Map<String, String> base, MetricRow metrics) throws IOException {
    String signature = base.getOrDefault("Kernel Name", "");
    if (signature.isBlank()) {
      return;
    }
    if (kernels.size() >= KERNELS) {
      throw new WrongContentException(
          "",
          "There are more than %d kernels.".formatted(KERNELS),
          "Profile one inference: ncu --launch-count N.");
    }
    String name = signature.substring(0, Math.min(signature.length(), SIGNATURE_CHARS));
    computeCapability = base.getOrDefault("CC", "");
    smCount = Math.toIntExact(Math.clamp(metrics.count("# SMs", "launch__sm_count"), 0, 10_000));
    long nanos = metrics.count("Duration", "gpu__time_duration.sum");
    if (nanos <= 0 || nanos > 1_000_000_000_000L) {
      untimed++;
      return;
    }
    add(name, launch(base, metrics), nanos, metrics);
  }

  private void add(String name, Launch launch, long nanos, MetricRow metrics) {
    kernels.add(
        new KernelCounters(
            Texts.shorten(ObservedKernel.functionName(name)),
            name,
            launch,
            nanos,
            metrics.fraction(Metrics.COMPUTE),
            metrics.fraction(Metrics.TENSOR),
            Metrics.dramBytesPerSecond(metrics, nanos),
            metrics.fraction(Metrics.DRAM),
            metrics.fraction(Metrics.L2_HITS)));
  }

  private static Launch launch(Map<String, String> base, MetricRow metrics) {
    long blocks = metrics.count("launch__grid_size");
    long threads = metrics.count("launch__block_size");
    return Launch.of(
        blocks > 0 ? blocks : product(base.getOrDefault("Grid Size", "")),
        threads > 0 ? threads : product(base.getOrDefault("Block Size", "")),
        metrics.count("Registers Per Thread", "launch__registers_per_thread"),
        metrics.count("Static Shared Memory Per Block", "launch__shared_mem_per_block_static")
            + metrics.count(
                "Dynamic Shared Memory Per Block", "launch__shared_mem_per_block_dynamic"));
  }

  /// Blocks or threads of `(256, 1, 1)`.
  private static long product(String size) {
    Matcher sizes = SIZE.matcher(size);
    double product = 0;
    if (sizes.find()) {
      product =
          Double.parseDouble(sizes.group(1))
              * Double.parseDouble(sizes.group(2))
              * Double.parseDouble(sizes.group(3));
    }
    return (long) Math.min(product, Integer.MAX_VALUE);
  }
}
