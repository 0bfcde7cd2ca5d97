package io.optimum.workbench.device.sim.block;

/// Decides when the kernels of all streams advance.
///
/// Kernels come to it when they are ready and leave when their last block has ended; in between it
/// keeps the event of each kernel's slot at the time of its next change.
public interface Arbiter {
  /// Takes a kernel that is ready.
  void enter(ResidentKernel kernel, double nowNanos);

  /// Ends the blocks of a kernel that are due.
  void finish(ResidentKernel kernel, double nowNanos);

  /// Is told that a kernel has wholly ended.
  ///
  /// @param moreIsLaunched whether the host has enqueued the next one of its stream
  void ended(ResidentKernel kernel, boolean moreIsLaunched, double nowNanos);

  /// Its own event: whatever it waited for is due.
  void tick(double nowNanos);

  /// Counts what is busy up to a time.
  void account(double nowNanos);

  /// SM time with at least one resident block, summed over SMs, up to the last [#account].
  double smBusyNanos();

  /// Time at full DRAM bandwidth that would have moved what was moved, up to the last [#account].
  double dramBusyNanos();
}
