package io.optimum.workbench.device.cuda.reenact;

/// Fits a kernel's plan to the time it must take, from times it was seen to take.
///
/// Where the wait of the blocks makes up the time, it is lengthened or shortened by the error.
/// Where their work alone takes longer than the wait, there is less work: what our kernels reach of
/// a peak may be less than what the profiled kernel did.
final class CycleFit {
  private static final double TOLERANCE = 0.01;

  /// Above this the blocks do not wait at all.
  private static final double BOUND_BY_WORK = 1.08;

  private final double clockHertz;
  private final double gapNanos;

  /// @param clockHertz at which the SMs run
  /// @param gapNanos between kernels, which is part of what is measured but not of a kernel's time
  CycleFit(double clockHertz, double gapNanos) {
    this.clockHertz = clockHertz;
    this.gapNanos = gapNanos;
  }

  boolean isGood(KernelPlan plan, double measuredNanos) {
    return Math.abs(errorNanos(plan, measuredNanos)) <= TOLERANCE * plan.targetNanos();
  }

  /// A better plan.
  KernelPlan next(KernelPlan plan, double measuredNanos) {
    double kernelNanos = measuredNanos - gapNanos;
    double waitNanos = plan.waves() * plan.cycles() * 1e9 / clockHertz;
    double error = errorNanos(plan, measuredNanos);
    if (error > 0 && kernelNanos > BOUND_BY_WORK * waitNanos + gapNanos && hasWork(plan)) {
      return plan.withWork(plan.targetNanos() / kernelNanos);
    }
    double cycles = plan.cycles() - error * 1e-9 * clockHertz / plan.waves();
    return plan.withCycles(Math.max(0, Math.round(cycles)));
  }

  private double errorNanos(KernelPlan plan, double measuredNanos) {
    return measuredNanos - gapNanos - plan.targetNanos();
  }

  private static boolean hasWork(KernelPlan plan) {
    return plan.steps() + plan.dramLoads() + plan.l2Loads() > 0;
  }
}
