package io.optimum.workbench.service;

import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long batches that are not whole take: as predicted alone, each at its size. Copies grow with
/// a batch and launches do not, so a share of the whole batch would not do.
public final class SizeTimes {
  private SizeTimes() {}

  /// Latency alone by profiled batch size, up to the deployment's own.
  ///
  /// @param alone the deployment
  /// @param soloNanos of a whole batch; where it was measured, smaller ones are off by the same
  ///   factor
  public static SortedMap<Integer, Double> of(
      CoRunPredictor predictor, Profiles profiles, GpuId gpu, Combination alone, double soloNanos) {
    Deployment deployment = alone.deployments().getFirst();
    double whole = aloneNanos(predictor, gpu, alone);
    SortedMap<Integer, Double> times = new TreeMap<>();
    for (int size : profiles.batchSizes(deployment.engine(), gpu)) {
      if (size < deployment.batchSize()) {
        Deployment smaller = deployment.withBatchSize(size);
        double nanos =
            aloneNanos(predictor, gpu, new Combination(alone.sharing(), List.of(smaller)));
        times.put(size, nanos * (soloNanos / whole));
      }
    }
    times.put(deployment.batchSize(), soloNanos);
    return times;
  }

  private static double aloneNanos(CoRunPredictor predictor, GpuId gpu, Combination alone) {
    return predictor.predict(gpu, alone).soloLatencyNanos().getFirst();
  }
}
