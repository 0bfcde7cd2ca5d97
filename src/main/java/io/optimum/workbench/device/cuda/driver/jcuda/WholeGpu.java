package io.optimum.workbench.device.cuda.driver.jcuda;

import io.optimum.workbench.device.cuda.driver.SmPartition;

/// All SMs, held to by no green context: groups of SMs may leave some over (132 are 16 groups of 8
/// and 4), which the whole has too.
record WholeGpu(int smCount) implements SmPartition {
  @Override
  public void close() {}
}
