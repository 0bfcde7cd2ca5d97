package io.optimum.workbench.domain.run;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.load.Load;
import java.util.List;

/// One run of a combination on a device.
///
/// @param gpu data sheet of the device
/// @param combination what runs
/// @param loads of each deployment, in the combination's order
/// @param hostThreads which threads enqueue
/// @param warmUpNanos device time discarded at the start
/// @param stop when enough is measured
/// @param speed device time per wall time for watching live; 0 = as fast as possible
/// @param trace whether spans go to the sink
/// @param seed of everything random in the run
public record RunRequest(
    GpuId gpu,
    Combination combination,
    List<Load> loads,
    HostThreads hostThreads,
    long warmUpNanos,
    StopRule stop,
    double speed,
    boolean trace,
    long seed) {
  public RunRequest {
    loads = List.copyOf(loads);
    if (loads.size() != combination.size()) {
      throw new IllegalArgumentException(
          "There are %d loads for %d deployments; each needs one."
              .formatted(loads.size(), combination.size()));
    }
    for (int i = 0; i < loads.size(); i++) {
      requirePreferredSizes(loads.get(i), combination.deployments().get(i));
    }
    Require.notNegative(warmUpNanos, "warmUpNanos");
    Require.notNegative(speed, "speed");
  }

  /// Every deployment saturating, no trace, as fast as possible.
  public static RunRequest closedLoop(
      GpuId gpu, Combination combination, long warmUpNanos, StopRule stop, long seed) {
    List<Load> loads = combination.deployments().stream().map(_ -> Load.closedLoop()).toList();
    return new RunRequest(
        gpu, combination, loads, HostThreads.PER_STREAM, warmUpNanos, stop, 0, false, seed);
  }

  private static void requirePreferredSizes(Load load, Deployment deployment) {
    if (load.batching() instanceof Batching.Dynamic dynamic
        && !dynamic.preferredSizes().isEmpty()
        && dynamic.preferredSizes().getLast() > deployment.batchSize()) {
      throw new IllegalArgumentException(
          "The preferredSizes %s of %s must not exceed its batch size (%d)."
              .formatted(dynamic.preferredSizes(), deployment.engine(), deployment.batchSize()));
    }
  }

  /// The same run with spans, at `newSpeed`.
  public RunRequest traced(double newSpeed) {
    return new RunRequest(
        gpu, combination, loads, hostThreads, warmUpNanos, stop, newSpeed, true, seed);
  }

  /// The same run, enqueued by other threads.
  public RunRequest withHostThreads(HostThreads value) {
    return new RunRequest(gpu, combination, loads, value, warmUpNanos, stop, speed, trace, seed);
  }

  /// The same run under other loads.
  public RunRequest withLoads(List<Load> newLoads) {
    return new RunRequest(
        gpu, combination, newLoads, hostThreads, warmUpNanos, stop, speed, trace, seed);
  }
}
