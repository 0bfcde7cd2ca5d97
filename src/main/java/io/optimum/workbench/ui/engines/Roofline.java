package io.optimum.workbench.ui.engines;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.ui.chart.Axis;
import io.optimum.workbench.ui.chart.Quantity;
import io.optimum.workbench.ui.chart.scatter.Mark;
import io.optimum.workbench.ui.chart.scatter.ScatterData;
import io.optimum.workbench.ui.style.Format;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// Kernels under the roof of their GPU: arithmetic intensity against arithmetic throughput
/// (Williams, Waterman and Patterson, "Roofline", CACM 52(4), 2009). The roof is that of the pipe
/// that does most of the engine's arithmetic; kernels without arithmetic or without DRAM traffic
/// have no place in the picture.
record Roofline(EngineProfile profile, GpuSpec gpu) {
  private static final int ROOF = 0;

  /// Arithmetic intensity, FLOP per byte of device memory.
  static double intensity(KernelProfile kernel) {
    return kernel.flops() / kernel.dramBytes();
  }

  /// FLOP per second while alone.
  static double flopsPerSecond(KernelProfile kernel) {
    return kernel.flops() * 1e9 / kernel.soloNanos();
  }

  /// What the GPU allows at an intensity.
  double roof(double intensity) {
    return Math.min(peak(), intensity * gpu.dramBytesPerSecond());
  }

  /// Kernels that have a place in the picture.
  List<KernelProfile> shown() {
    return profile.kernels().stream()
        .filter(each -> each.flops() > 0 && each.dramBytes() > 0)
        .toList();
  }

  ScatterData data() {
    List<KernelProfile> kernels = shown();
    if (kernels.isEmpty()) {
      return ScatterData.of(intensityAxis(), throughputAxis(), List.of(), List.of());
    }
    List<Double> bends = bends(kernels);
    List<Mark> marks = new ArrayList<>();
    bends.forEach(x -> marks.add(Mark.at(x, roof(x), ROOF, "roof")));
    kernels.forEach(each -> marks.add(mark(each)));
    return ScatterData.of(
            intensityAxis(),
            throughputAxis(),
            List.of(
                "roof: %s, %s"
                    .formatted(
                        Format.bytesPerSecond(gpu.dramBytesPerSecond()),
                        Format.flopsPerSecond(peak())),
                "kernels"),
            marks)
        .withFront(IntStream.range(0, bends.size()).boxed().toList())
        .withMoving(kernels.size());
  }

  private static Mark mark(KernelProfile kernel) {
    String label =
        "%s, %s: %s FLOP/B, %s"
            .formatted(
                kernel.name(),
                Format.nanos(kernel.soloNanos()),
                Format.number(intensity(kernel)),
                Format.flopsPerSecond(flopsPerSecond(kernel)));
    return Mark.at(intensity(kernel), flopsPerSecond(kernel), 1, label);
  }

  /// Where the roof begins, bends and ends.
  private List<Double> bends(List<KernelProfile> kernels) {
    double ridge = peak() / gpu.dramBytesPerSecond();
    double least = kernels.stream().mapToDouble(Roofline::intensity).min().orElse(ridge);
    double most = kernels.stream().mapToDouble(Roofline::intensity).max().orElse(ridge);
    return List.of(Math.min(least, ridge / 4), ridge, Math.max(most, ridge * 4));
  }

  private double peak() {
    Map<Pipe, Double> flops = new EnumMap<>(Pipe.class);
    profile.kernels().forEach(each -> flops.merge(each.pipe(), each.flops(), Double::sum));
    return flops.entrySet().stream()
        .filter(each -> gpu.peakFlopsPerSecond().containsKey(each.getKey()))
        .max(Map.Entry.comparingByValue())
        .map(each -> gpu.peak(each.getKey()))
        .orElseGet(() ->
            gpu.peakFlopsPerSecond().values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0));
  }

  private static Quantity intensityAxis() {
    return new Quantity(
        "Arithmetic intensity, FLOP/B",
        Format::numberAt,
        value -> Format.number(value) + " FLOP/B",
        Axis.Scale.LOG,
        "FLOP/B",
        "");
  }

  private static Quantity throughputAxis() {
    return new Quantity(
        "Arithmetic throughput",
        (value, _) -> Format.flopsPerSecond(value).replaceFirst("\\.0+(?=\\D)", ""),
        Format::flopsPerSecond,
        Axis.Scale.LOG,
        "FLOP/s",
        "FLOP/s as marked");
  }

  /// The picture in a sentence.
  String sentence() {
    long bound =
        shown().stream()
            .filter(each -> intensity(each) < peak() / gpu.dramBytesPerSecond())
            .count();
    return String.format(
        Locale.ROOT,
        bound == 1
            ? "%d of %d kernels shown lies left of the ridge: memory bounds it, not arithmetic."
            : "%d of %d kernels shown lie left of the ridge: memory bounds them, not arithmetic.",
        bound,
        shown().size());
  }
}
