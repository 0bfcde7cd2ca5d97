package io.optimum.workbench.device.sim.sharing;

import io.optimum.workbench.device.sim.block.Arbiter;
import io.optimum.workbench.device.sim.block.ReadyQueues;

/// How processes and streams share the GPU: where the kernels of each deployment queue, and who
/// arbitrates between them.
public interface SharingRule {
  /// The queues of the streams of a deployment.
  ///
  /// @param deployment its index
  /// @param smShareFraction share of the SMs that it may use
  ReadyQueues queues(int deployment, double smShareFraction);

  Arbiter arbiter();
}
