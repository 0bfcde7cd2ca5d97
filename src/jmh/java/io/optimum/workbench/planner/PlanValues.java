package io.optimum.workbench.planner;

import com.sun.management.OperatingSystemMXBean;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.task.Progress;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.Arrays;

/// Prints what plans of ten random sets are worth, and the processor time that they took: to see
/// whether a faster search is a worse one.
final class PlanValues {
  private static final int SETS = 10;

  private PlanValues() {}

  /// @param args objectives
  public static void main(String[] args) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    for (Objective objective : Arrays.stream(args).map(Objective::valueOf).toList()) {
      for (int seed = 1; seed <= SETS; seed++) {
        LargeSet set = LargeSet.random(seed, objective);
        long before = system.getProcessCpuTime();
        Plan plan =
            new Planner(InstantSource.system()).plan(set.request(), set.context(), Progress.none());
        System.out.printf(
            "%s seed %d: %d GPUs, weighted STP %.4f, goodput %.1f/s, %.2f s of processor time%n",
            objective,
            seed,
            plan.gpus().size(),
            plan.why().get(0).value(),
            plan.why().get(2).value(),
            (system.getProcessCpuTime() - before) / 1e9);
      }
    }
  }
}
