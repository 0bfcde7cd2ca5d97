package io.optimum.workbench.planner;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.planner.score.Measurer;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// "Measures" with the slowdown that a test dictates per combination, the same for all its
/// deployments; a deployment alone has 1. Each new combination costs one device second.
public final class FakeMeasurer implements Measurer {
  private final ToDoubleFunction<Combination> slowdown;
  public final List<Combination> measured = new ArrayList<>();

  public FakeMeasurer(ToDoubleFunction<Combination> slowdown) {
    this.slowdown = slowdown;
  }

  @Override
  public List<Measured> measure(
      GpuId gpu, List<Combination> combinations, long seed, Progress progress) {
    progress.report(0, "measuring");
    return combinations.stream()
        .map(each -> {
          measured.add(each);
          return new Measured(measurement(gpu, each, seed), 1);
        })
        .toList();
  }

  private Measurement measurement(GpuId gpu, Combination combination, long seed) {
    double factor = combination.size() == 1 ? 1 : slowdown.applyAsDouble(combination);
    RunRequest request =
        RunRequest.closedLoop(gpu, combination, 0, StopRule.after(1_000_000_000), seed);
    List<DeploymentResult> together =
        combination.deployments().stream().map(each -> result(each, factor)).toList();
    List<DeploymentResult> alone =
        combination.deployments().stream().map(each -> result(each, 1)).toList();
    return new Measurement(
        new RunResult(request, together, 1_000_000_000, 0.9, 0.5, true, 0, Provenance.SIMULATED),
        alone,
        combination.deployments().stream().map(_ -> "made up").toList());
  }

  private static DeploymentResult result(Deployment deployment, double factor) {
    int engine = Integer.parseInt(deployment.engine().value().substring(1));
    double nanos = factor * SampleWorld.latencyNanos(engine, deployment.batchSize());
    LatencySummary latency =
        new LatencySummary(nanos, nanos, nanos * 1.05, nanos * 1.1, nanos * 1.2, nanos * 0.01, 100);
    return new DeploymentResult(
        deployment, latency, latency, deployment.batchSize() * 1e9 / nanos, 0);
  }
}
