package io.optimum.workbench.device.cuda.reenact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs each kernel of a plan alone until it takes the time it must; equal kernels once.
final class Calibrator {
  private static final int MAX_TRIES = 8;
  private final CycleFit fit;
  private final Stopwatch watch;
  private final Map<KernelPlan, KernelPlan> known = new HashMap<>();

  Calibrator(CycleFit fit, Stopwatch watch) {
    this.fit = fit;
    this.watch = watch;
  }

  LaunchPlan calibrate(LaunchPlan plan) {
    List<KernelPlan> kernels = new ArrayList<>();
    for (KernelPlan each : plan.kernels()) {
      KernelPlan fitted = known.get(each);
      if (fitted == null) {
        fitted = fit(each);
        known.put(each, fitted);
      }
      kernels.add(fitted);
    }
    return LaunchPlan.of(kernels);
  }

  private KernelPlan fit(KernelPlan first) {
    KernelPlan plan = first;
    double measured = watch.nanos(plan);
    for (int i = 1; i < MAX_TRIES && !fit.isGood(plan, measured); i++) {
      plan = fit.next(plan, measured);
      measured = watch.nanos(plan);
    }
    return plan;
  }
}
