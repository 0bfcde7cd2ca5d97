package io.optimum.workbench.service;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.run.Combination;
import java.util.ArrayList;
import java.util.List;

/// Slowdowns of a combination in which some are paced, from what was predicted without pacing and
/// what was played with it.
public final class PacedSlowdowns {
  private PacedSlowdowns() {}

  /// Intervals are as wide, for what is lost, as without pacing.
  ///
  /// @param unpaced of the same without pacing
  /// @param played closed loops with pacing ([JointPlay])
  public static CombinationPrediction of(
      Combination paced, CombinationPrediction unpaced, List<ServiceLevel> played) {
    List<Interval> slowdowns = new ArrayList<>();
    for (int i = 0; i < played.size(); i++) {
      double mid = played.get(i).meanNanos() / unpaced.soloLatencyNanos().get(i);
      slowdowns.add(scaled(unpaced.slowdowns().get(i), Math.max(1, mid)));
    }
    return new CombinationPrediction(
        paced,
        unpaced.gpu(),
        slowdowns,
        unpaced.soloLatencyNanos(),
        unpaced.outsideTraining(),
        unpaced.predictor() + ", paces played");
  }

  private static Interval scaled(Interval unpaced, double mid) {
    if (unpaced.mid() <= 1) {
      return unpaced;
    }
    double factor = (mid - 1) / (unpaced.mid() - 1);
    return new Interval(1 + factor * (unpaced.low() - 1), mid, 1 + factor * (unpaced.high() - 1));
  }
}
