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
    double raised =
        Contention.power(pipeLoad) + Contention.power(dramLoad) + Contention.power(l2Load);
    double worst = Math.max(1, Math.max(pipeLoad, Math.max(dramLoad, l2Load)));
    double norm = bound > 1 ? raised / bound : raised + (1 - bound);
    return Math.max(worst, Math.sqrt(Math.sqrt(norm)));
  }

  /// The same under a clock of the SMs below the one it has alone.
  ///
  /// @param slow that clock over the one it has alone
  double stretch(double slow) {
    double onPipe = pipeLoad / slow;
    double onL2 = l2Load / slow;
    double raised = Contention.power(onPipe) + Contention.power(dramLoad) + Contention.power(onL2);
    double worst = Math.max(1, Math.max(onPipe, Math.max(dramLoad, onL2)));
    double rest = 1 - bound;
    double norm = rest < 0 ? raised / bound : raised + rest / Contention.power(slow);
    return Math.max(worst, Math.sqrt(Math.sqrt(norm)));
  }
}
