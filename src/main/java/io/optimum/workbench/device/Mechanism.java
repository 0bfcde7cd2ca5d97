package io.optimum.workbench.device;

/// What a simulated GPU does as a real one would. Each can be switched off, which shows what it
/// does to the numbers; a GPU without it is one on which the effect costs nothing.
public enum Mechanism {
  /// Enqueueing a kernel costs host time; without it everything is enqueued at once.
  HOST_LAUNCH,
  /// Resident blocks share the threads, registers and shared memory of the SMs; without it every
  /// engine has SMs of its own.
  OCCUPANCY,
  /// Blocks of a higher stream priority are placed first; without it all streams are equal.
  PRIORITY,
  /// A deployment may use its share of the SMs only; without it all of them.
  SM_SHARE,
  /// Resident kernels slow each other by what they draw of pipes, DRAM and L2 bandwidth.
  CONTENTION,
  /// Working sets that exceed the L2 cache together cost DRAM traffic.
  CACHE,
  /// The clock drops while the board would draw more than its limit.
  POWER,
  /// Inputs and outputs cross the host link.
  COPIES,
  /// A run that needs more memory than the device has is refused.
  MEMORY,
  /// Runs and kernels spread as measurements do.
  NOISE
}
