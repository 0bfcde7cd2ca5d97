package io.optimum.workbench.importer.trtexec;

import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.Precision;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The data type of most of an engine's arithmetic.
public final class PrecisionOf {
  /// Below this share of the arithmetic an engine is of several precisions.
  private static final double MOST = 0.9;

  private PrecisionOf() {}

  public static Precision kernels(List<KernelProfile> kernels) {
    Map<Precision, Double> flops = new EnumMap<>(Precision.class);
    kernels.forEach(each -> flops.merge(Precision.of(each.pipe()), each.flops(), Double::sum));
    double all = flops.values().stream().mapToDouble(Double::doubleValue).sum();
    return flops.entrySet().stream()
        .filter(entry -> entry.getValue() >= MOST * all)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Precision.MIXED);
  }

  /// By the build options: what TensorRT was allowed to use. `MIXED` where they allow several or
  /// are not known.
  public static Precision buildOptions(Metadata metadata) {
    return switch (metadata.text("Precision").toUpperCase(Locale.ROOT)) {
      case "FP32" -> Precision.FP32;
      case "FP16" -> Precision.FP16;
      case "BF16" -> Precision.BF16;
      case "INT8" -> Precision.INT8;
      case "FP8" -> Precision.FP8;
      default -> Precision.MIXED;
    };
  }
}
