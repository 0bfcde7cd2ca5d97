package io.optimum.workbench.planner.space;

import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.EngineProfile;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.Profiles;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long batches that are not whole take: as their profiles say, relative to the whole batch.
public final class SizeTimes {
  private SizeTimes() {}

  /// Latency alone by batch size, up to the deployment's own.
  ///
  /// @param soloNanos of a whole batch
  public static SortedMap<Integer, Double> of(
      Profiles profiles, GpuId gpu, Deployment deployment, double soloNanos) {
    EngineProfile whole = profiles.require(deployment.engine(), gpu, deployment.batchSize());
    SortedMap<Integer, Double> times = new TreeMap<>();
    for (int size = 1; size < deployment.batchSize(); size++) {
      int smaller = size;
      profiles
          .find(deployment.engine(), gpu, size)
          .ifPresent(
              each -> times.put(smaller, soloNanos * each.latencyNanos() / whole.latencyNanos()));
    }
    times.put(deployment.batchSize(), soloNanos);
    return times;
  }
}
