package io.optimum.workbench.cli.project;

import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.gpu.SmLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Data sheets for terminals.
final class GpusText {
  private static final double MIB = 1 << 20;
  private static final double GIB = 1 << 30;

  private GpusText() {}

  /// One line per sheet.
  public static List<String> table(Collection<GpuSpec> sheets, Collection<GpuId> own) {
    Table table = new Table("GPU", "SMs", "clock", "FP32", "FP16 tensor", "DRAM", "memory", "from");
    for (GpuSpec sheet : sheets) {
      table.row(
          sheet.id().value(),
          String.valueOf(sheet.smCount()),
          hertz(sheet.boostClockHertz()),
          tera(sheet, Pipe.FP32),
          tera(sheet, Pipe.FP16_TENSOR),
          gigabytes(sheet.dramBytesPerSecond()),
          number("%.1f GiB", sheet.memoryBytes() / GIB),
          own.contains(sheet.id()) ? "project" : "shipped");
    }
    List<String> lines = table.lines();
    lines.add("Peaks are dense. `optimum gpus --show ID` gives every figure of one, with source.");
    return lines;
  }

  /// Every figure of one sheet, and on the line below where it comes from.
  public static List<String> figures(GpuSpec sheet) {
    List<String> lines = new ArrayList<>(List.of("%s: %s".formatted(sheet.id(), sheet.name())));
    new Figures(sheet, lines).all();
    return lines;
  }

  private record Figures(GpuSpec sheet, List<String> lines) {
    void all() {
      add("computeCapability", sheet.computeCapability());
      add("smCount", String.valueOf(sheet.smCount()));
      add("boostClockHertz", hertz(sheet.boostClockHertz()));
      add("smLimits", limits(sheet.smLimits()));
      sheet
          .peakFlopsPerSecond()
          .keySet()
          .forEach(pipe -> add("peakFlopsPerSecond." + pipe, tera(sheet, pipe)));
      add("dramBytesPerSecond", gigabytes(sheet.dramBytesPerSecond()));
      add("l2Bytes", number("%.2f MiB", sheet.l2Bytes() / MIB));
      add("l2BytesPerSecond", gigabytes(sheet.l2BytesPerSecond()));
      add("pcieBytesPerSecond", gigabytes(sheet.pcieBytesPerSecond()));
      add("memoryBytes", number("%.2f GiB", sheet.memoryBytes() / GIB));
      add("boardPowerWatts", number("%.0f W", sheet.boardPowerWatts()));
      add("copyEngines", String.valueOf(sheet.copyEngines()));
      add("launchHostNanos", sheet.launchHostNanos() + " ns");
      add("kernelGapNanos", sheet.kernelGapNanos() + " ns");
      add("graphKernelGapNanos", sheet.graphKernelGapNanos() + " ns");
    }

    private void add(String figure, String value) {
      lines.add("%-31s %s".formatted(figure, value));
      lines.add("    " + sheet.sources().getOrDefault(figure, "no source"));
    }
  }

  private static String limits(SmLimits limits) {
    return "%d threads, %d blocks, %d registers, %d KiB shared memory"
        .formatted(
            limits.threads(),
            limits.blocks(),
            limits.registers(),
            limits.sharedMemoryBytes() >> 10);
  }

  private static String tera(GpuSpec sheet, Pipe pipe) {
    Double peak = sheet.peakFlopsPerSecond().get(pipe);
    return peak == null ? "none" : number("%.1f TFLOPS", peak / 1e12);
  }

  private static String hertz(double hertz) {
    return number("%.0f MHz", hertz / 1e6);
  }

  private static String gigabytes(double bytesPerSecond) {
    return number("%.1f GB/s", bytesPerSecond / 1e9);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
