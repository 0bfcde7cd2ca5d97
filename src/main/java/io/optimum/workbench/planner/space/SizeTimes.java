package io.optimum.workbench.planner.space;

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
  /// @param soloNanos of a whole batch; where it was measured, smaller ones are off by the same
  ///   factor
  public static SortedMap<Integer, Double> of(
      PlanContext context, GpuId gpu, Deployment deployment, double soloNanos) {
    double whole = aloneNanos(context, gpu, deployment);
    SortedMap<Integer, Double> times = new TreeMap<>();
    for (int size : context.profiles().batchSizes(deployment.engine(), gpu)) {
      if (size < deployment.batchSize()) {
        double nanos = aloneNanos(context, gpu, deployment.withBatchSize(size));
        times.put(size, nanos * (soloNanos / whole));
      }
    }
    times.put(deployment.batchSize(), soloNanos);
    return times;
  }

  private static double aloneNanos(PlanContext context, GpuId gpu, Deployment deployment) {
    return context
        .predictor()
        .predict(
            context
                .profiles()
                .profiled(context.spec(gpu), Combination.ofStreams(List.of(deployment))))
        .soloLatencyNanos()
        .getFirst();
  }
}
