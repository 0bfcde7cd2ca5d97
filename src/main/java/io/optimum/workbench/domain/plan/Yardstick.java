package io.optimum.workbench.domain.plan;

import io.optimum.workbench.domain.Provenance;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A plan made by a plain rule, to hold the chosen one against.
///
/// @param name for example `one model per GPU`
/// @param stpPerGpu mean system throughput per GPU it uses
/// @param gpus GPUs it uses
/// @param keptFraction of its plans, of which a rule that draws at random has several, that keep
///   every SLO and serve every demand; null in plans saved before this was looked at
/// @param provenance of its numbers
public record Yardstick(
    String name, double stpPerGpu, int gpus, @Nullable Double keptFraction, Provenance provenance) {
  /// Whether it gives a plan that could be deployed, as far as is known.
  public boolean isKept() {
    return keptFraction == null || keptFraction == 1;
  }

  /// Whether SLOs and demands are kept, as people read it.
  public String kept() {
    if (keptFraction == null) {
      return "not looked at";
    }
    return isKept() ? "kept" : keptFraction == 0 ? "missed" : keptByPart(keptFraction);
  }

  private static String keptByPart(double fraction) {
    return String.format(Locale.ROOT, "kept by %.0f %% of its plans", fraction * 100);
  }
}
