package io.optimum.workbench.device.sim.rate;

import io.optimum.workbench.device.sim.program.Kernel;

/// What the resident blocks of one kernel draw of each resource, as shares of its peak, and the
/// rate at which they advance beside the others: 1 alone.
///
/// Fields are plain because they are read and written at every event.
public final class Draw {
  Kernel kernel;
  int blocks;
  double pipe;
  double dram;
  double l2;

  /// Norm of what bounds the kernel alone.
  private double bound;

  /// DRAM draw with what no longer fits into the cache.
  double dramDemand;

  /// How often each draw fits into what is there for it beside the others.
  double pipeLoad;

  double dramLoad;
  double l2Load;
  double rate = 1;

  /// @param kernel any, until the first one begins
  public Draw(Kernel kernel) {
    this.kernel = kernel;
  }

  /// Takes the next kernel, with nothing resident yet.
  public void begin(Kernel next) {
    kernel = next;
    rate = 1;
  }

  /// Follows the number of resident blocks.
  public void resize(int resident) {
    blocks = resident;
    pipe = resident * kernel.pipePerBlock;
    dram = resident * kernel.dramPerBlock;
    l2 = resident * kernel.l2PerBlock;
    bound = Contention.power(pipe) + Contention.power(dram) + Contention.power(l2);
  }

  /// Own time that passes per device time.
  public double rate() {
    return rate;
  }

  /// Loads and rate of a kernel that nobody disturbs.
  void alone() {
    dramDemand = dram;
    pipeLoad = pipe;
    dramLoad = dram;
    l2Load = l2;
    rate = 1;
  }

  /// By how much its time grows under its loads at full clock.
  double stretch() {
    return stretch(pipeLoad, l2Load, 1 - bound);
  }

  /// The same under a clock of the SMs below the one it has alone.
  ///
  /// @param slow that clock over the one it has alone
  double stretch(double slow) {
    return stretch(pipeLoad / slow, l2Load / slow, (1 - bound) / Contention.power(slow));
  }

  private double stretch(double onPipe, double onL2, double rest) {
    double raised = Contention.power(onPipe) + Contention.power(dramLoad) + Contention.power(onL2);
    double norm = rest < 0 ? raised / bound : raised + rest;
    double root = Math.sqrt(Math.sqrt(norm));
    return atLeast(atLeast(atLeast(atLeast(root, onPipe), dramLoad), onL2), 1);
  }

  /// A maximum whose second operand is nearly always the smaller: a branch that is foreseen.
  private static double atLeast(double value, double least) {
    return value < least ? least : value;
  }
}
