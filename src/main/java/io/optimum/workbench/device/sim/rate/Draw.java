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
  double bound;
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
}
