package io.optimum.workbench.domain;

import java.util.List;

/// One run of a combination on a device.
///
/// @param gpu data sheet of the device
/// @param combination what runs
/// @param arrivals load of each deployment, in the combination's order
/// @param warmUpNanos device time discarded at the start
/// @param stop when enough is measured
/// @param speed device time per wall time for watching live; 0 = as fast as possible
/// @param trace whether spans go to the sink
/// @param seed of everything random in the run
public record RunRequest(
    GpuId gpu,
    Combination combination,
    List<ArrivalProcess> arrivals,
    long warmUpNanos,
    StopRule stop,
    double speed,
    boolean trace,
    long seed) {
  public RunRequest {
    arrivals = List.copyOf(arrivals);
    if (arrivals.size() != combination.size()) {
      throw new IllegalArgumentException(
          "There are %d arrival processes for %d deployments; each needs one."
              .formatted(arrivals.size(), combination.size()));
    }
    Require.notNegative(warmUpNanos, "warmUpNanos");
    Require.notNegative(speed, "speed");
  }

  /// Every deployment saturating, no trace, as fast as possible.
  public static RunRequest closedLoop(
      GpuId gpu, Combination combination, long warmUpNanos, StopRule stop, long seed) {
    List<ArrivalProcess> arrivals =
        combination.deployments().stream().map(_ -> ArrivalProcess.closedLoop()).toList();
    return new RunRequest(gpu, combination, arrivals, warmUpNanos, stop, 0, false, seed);
  }

  /// The same run with spans, at `newSpeed`.
  public RunRequest traced(double newSpeed) {
    return new RunRequest(gpu, combination, arrivals, warmUpNanos, stop, newSpeed, true, seed);
  }
}
