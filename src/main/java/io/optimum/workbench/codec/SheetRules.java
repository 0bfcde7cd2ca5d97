package io.optimum.workbench.codec;

import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.gpu.SmLimits;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a data sheet must hold beyond the types of its figures: a source for every figure and for
/// nothing else, the FP32 pipe, and figures in the units that their names say.
///
/// The bounds are ours: a hundredth of the smallest and a hundred times the largest GPU that ships,
/// so that they find a wrong unit and no odd GPU.
final class SheetRules {
  private static final Pattern CAPABILITY = Pattern.compile("\\d{1,2}\\.\\d");
  private final GpuSpec sheet;
  private final String where;

  private SheetRules(GpuSpec sheet, String where) {
    this.sheet = sheet;
    this.where = where;
  }

  /// @throws JsonException with file, figure, value and what to try
  static void check(GpuSpec sheet, String where) {
    SheetRules rules = new SheetRules(sheet, where);
    rules.checkNames();
    rules.checkUnits();
    rules.checkSources();
  }

  /// @throws JsonException with the key of a `null` anywhere in the sheet
  static void checkNulls(Object json, String where) {
    checkNulls(json, "", where);
  }

  private static void checkNulls(@Nullable Object json, String key, String where) {
    if (json == null) {
      throw new JsonException(
          where,
          key,
          "The %s is null. Give a value; where a GPU lacks a pipe, leave its peak out."
              .formatted(key));
    }
    if (json instanceof Map<?, ?> object) {
      object.forEach((name, value) ->
          checkNulls(value, key.isEmpty() ? name.toString() : key + "." + name, where));
    }
  }

  /// Every figure of a sheet, by the key of its source.
  static Set<String> figures(GpuSpec sheet) {
    Stream<String> figures =
        Arrays.stream(GpuSpec.class.getRecordComponents())
            .filter(each -> each.getType().isPrimitive() || each.getType().equals(SmLimits.class))
            .map(RecordComponent::getName);
    Stream<String> peaks =
        sheet.peakFlopsPerSecond().keySet().stream().map(pipe -> "peakFlopsPerSecond." + pipe);
    return Stream.of(figures, peaks, Stream.of("name", "computeCapability"))
        .flatMap(each -> each)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void checkNames() {
    if (!CAPABILITY.matcher(sheet.computeCapability()).matches()) {
      throw wrong(
          "computeCapability",
          "The computeCapability (%s) must be major.minor, for example 8.6."
              .formatted(sheet.computeCapability()));
    }
    if (!sheet.peakFlopsPerSecond().containsKey(Pipe.FP32)) {
      throw wrong(
          "peakFlopsPerSecond.FP32",
          "The FP32 peak is missing, and every GPU has one. There are %s."
              .formatted(sheet.peakFlopsPerSecond().keySet()));
    }
  }

  private void checkUnits() {
    within("smCount", sheet.smCount(), 1, 10_000, "SMs");
    within("smLimits.threads", sheet.smLimits().threads(), 32, 1 << 16, "threads");
    within("smLimits.blocks", sheet.smLimits().blocks(), 1, 1 << 12, "blocks");
    within("smLimits.registers", sheet.smLimits().registers(), 1 << 10, 1 << 23, "registers");
    within(
        "smLimits.sharedMemoryBytes",
        sheet.smLimits().sharedMemoryBytes(),
        1 << 10,
        1 << 25,
        "bytes");
    within("boostClockHertz", sheet.boostClockHertz(), 1e7, 1e11, "Hz, not MHz");
    sheet
        .peakFlopsPerSecond()
        .forEach((pipe, peak) ->
            within("peakFlopsPerSecond." + pipe, peak, 1e9, 1e18, "FLOP/s, not TFLOPS"));
    within("dramBytesPerSecond", sheet.dramBytesPerSecond(), 1e9, 1e15, "bytes/s, not GB/s");
    within("l2Bytes", sheet.l2Bytes(), 1 << 14, 1L << 33, "bytes, not MB");
    within("l2BytesPerSecond", sheet.l2BytesPerSecond(), 1e9, 1e16, "bytes/s, not GB/s");
    within("pcieBytesPerSecond", sheet.pcieBytesPerSecond(), 1e8, 1e13, "bytes/s, not GB/s");
    within("memoryBytes", sheet.memoryBytes(), 1 << 26, 1L << 44, "bytes, not GB");
    within("boardPowerWatts", sheet.boardPowerWatts(), 0.5, 1e5, "W");
    within("copyEngines", sheet.copyEngines(), 1, 100, "engines");
    within("launchHostNanos", sheet.launchHostNanos(), 0, 1e6, "ns");
    within("kernelGapNanos", sheet.kernelGapNanos(), 0, 1e6, "ns");
    within("graphKernelGapNanos", sheet.graphKernelGapNanos(), 0, 1e6, "ns");
  }

  private void within(String figure, double value, double least, double most, String unit) {
    if (value < least || value > most) {
      throw wrong(
          figure,
          "The %s (%s) must lie in %s to %s. Is it in %s?"
              .formatted(figure, plain(value), plain(least), plain(most), unit));
    }
  }

  private void checkSources() {
    for (String figure : figures(sheet)) {
      if (sheet.sources().getOrDefault(figure, "").isBlank()) {
        throw wrong(
            "sources." + figure,
            "The figure %s has no source. Name the document and table, or write 'measured: how',"
                    .formatted(figure)
                + " 'derived: how' or 'assumed: why'.");
      }
    }
    Set<String> unknown = new TreeSet<>(sheet.sources().keySet());
    unknown.removeAll(figures(sheet));
    if (!unknown.isEmpty()) {
      throw wrong(
          "sources." + unknown.iterator().next(),
          "There are sources of figures that the sheet does not have: %s. Its figures are %s."
              .formatted(unknown, figures(sheet)));
    }
  }

  private JsonException wrong(String figure, String reason) {
    return new JsonException(where, figure, reason);
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
