package io.optimum.workbench.predictor;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Require;
import java.util.Arrays;

/// Intervals that cover a stated share of new cases, whatever the errors' distribution, as long as
/// new cases are like those calibrated on (Papadopoulos et al., "Inductive confidence machines for
/// regression", ECML 2002; normalised scores after Lei et al., JASA 2018, section 5.2).
///
/// Errors are in log space and divided by a scale, so that strong interference gets a wider
/// interval than none.
///
/// @param coverageFraction share promised
/// @param quantile of the calibration scores
public record SplitConformal(double coverageFraction, double quantile) {
  /// Below this many scores the promised quantile would lie above the largest score.
  private static final double SMALL_SAMPLE_INFLATION = 1.5;

  public SplitConformal {
    Require.fraction(coverageFraction, "coverageFraction");
    Require.notNegative(quantile, "quantile");
  }

  /// @param scores absolute log errors over their scale, of rows not trained on
  public static SplitConformal calibrate(double[] scores, double coverageFraction) {
    if (scores.length == 0) {
      throw new IllegalArgumentException("There must be at least one score to calibrate on.");
    }
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil((sorted.length + 1) * coverageFraction);
    double quantile =
        rank <= sorted.length
            ? sorted[Math.max(rank - 1, 0)]
            : sorted[sorted.length - 1] * SMALL_SAMPLE_INFLATION;
    return new SplitConformal(coverageFraction, quantile);
  }

  /// How far an error may be expected to reach, before calibration: a floor of 2 % for noise, and a
  /// quarter of the interference itself. Our choice; a bad scale costs width, never coverage.
  public static double scale(double logSlowdown) {
    return 0.02 + 0.25 * Math.abs(logSlowdown);
  }

  /// The interval around a slowdown given as its logarithm.
  public Interval around(double logSlowdown) {
    double mid = Math.exp(logSlowdown);
    double factor = Math.exp(quantile * scale(logSlowdown));
    return new Interval(mid / factor, mid, mid * factor);
  }
}
