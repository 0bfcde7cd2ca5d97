package io.optimum.workbench.device.sim;

import io.optimum.workbench.domain.StopRule;
import java.util.List;

/// Decides when a run has measured enough. The intervals are looked at each time the samples have
/// grown by a twentieth, so that looking costs nothing.
final class StopCheck {
  private static final double GROWTH = 1.05;
  private final StopRule rule;
  private final List<Tenant> tenants;
  private long samples;
  private long nextLook = 1;

  StopCheck(StopRule rule, List<Tenant> tenants) {
    this.rule = rule;
    this.tenants = tenants;
  }

  /// Counts a sample; whether every deployment now meets the rule. A rule without a half-width is
  /// never met early.
  boolean isMetAfterSample() {
    if (++samples < nextLook || rule.halfWidthFraction() == 0) {
      return false;
    }
    nextLook = (long) Math.ceil(samples * GROWTH);
    return hasMinSamples()
        && tenants.stream().allMatch(tenant -> tenant.latencies.isWithin(rule.halfWidthFraction()));
  }

  /// Whether the end of the budget meets the rule: only where no half-width was asked for.
  boolean isMetAtEnd() {
    return rule.halfWidthFraction() == 0 && hasMinSamples();
  }

  private boolean hasMinSamples() {
    return tenants.stream().allMatch(tenant -> tenant.latencies.samples() >= rule.minSamples());
  }
}
