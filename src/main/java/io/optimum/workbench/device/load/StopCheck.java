package io.optimum.workbench.device.load;

import io.optimum.workbench.domain.run.StopRule;
import java.util.List;

/// Decides when a run has measured enough. The intervals are looked at each time the samples have
/// grown by a twentieth, so that looking costs nothing.
public final class StopCheck {
  private static final double GROWTH = 1.05;
  private final StopRule rule;
  private final List<LoadStatistics> deployments;
  private long samples;
  private long nextLook = 1;

  public StopCheck(StopRule rule, List<LoadStatistics> deployments) {
    this.rule = rule;
    this.deployments = deployments;
  }

  /// Counts an inference; whether every deployment now meets the rule. A rule without a half-width
  /// is never met early.
  public boolean isMetAfterSample() {
    if (++samples < nextLook || rule.halfWidthFraction() == 0) {
      return false;
    }
    nextLook = (long) Math.ceil(samples * GROWTH);
    return hasMinSamples()
        && deployments.stream().allMatch(each -> each.isWithin(rule.halfWidthFraction()));
  }

  /// Whether the end of the budget meets the rule: only where no half-width was asked for.
  public boolean isMetAtEnd() {
    return rule.halfWidthFraction() == 0 && hasMinSamples();
  }

  private boolean hasMinSamples() {
    return deployments.stream().allMatch(each -> each.samples() >= rule.minSamples());
  }
}
