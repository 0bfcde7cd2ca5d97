package io.optimum.workbench.domain.evidence;

import io.optimum.workbench.domain.Require;

/// How often a campaign repeats each run: until the 95 % confidence half-width of every mean
/// latency, over the repeats, is below `halfWidthFraction` of it; at least `min`, at most `max`
/// times.
public record Repeats(int min, int max, double halfWidthFraction) {
  public Repeats {
    Require.positive(min, "min");
    Require.fraction(halfWidthFraction, "halfWidthFraction");
    if (max < min) {
      throw new IllegalArgumentException(
          "The max (%d) of repeats must be at least the min (%d).".formatted(max, min));
    }
  }

  /// Every run once.
  public static Repeats once() {
    return new Repeats(1, 1, 0);
  }
}
