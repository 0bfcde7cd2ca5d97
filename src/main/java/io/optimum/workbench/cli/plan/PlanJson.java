package io.optimum.workbench.cli.plan;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.plan.ObjectiveTerm;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.plan.RunnerUp;
import io.optimum.workbench.domain.plan.Sampling;
import io.optimum.workbench.domain.plan.SearchOverhead;
import io.optimum.workbench.domain.plan.Yardstick;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `plan --json` prints.
record PlanJson(
    List<GpuJson> gpus,
    double stp,
    double baselineStp,
    String provenance,
    SearchOverhead searchOverhead,
    List<ObjectiveTerm> why,
    List<ObjectiveTerm> slacks,
    List<Yardstick> yardsticks,
    List<String> runnersUp,
    long seed) {

  record GpuJson(
      String gpu,
      int ordinal,
      Sharing sharing,
      List<DeploymentJson> deployments,
      Interval predictedStp,
      @Nullable Double measuredStp,
      @Nullable String measuredProvenance,
      long memoryBytes,
      long memoryLimitBytes) {}

  record DeploymentJson(
      String engine,
      int batchSize,
      int streams,
      StreamPriority priority,
      boolean cudaGraph,
      Interval predictedSlowdown,
      @Nullable Double measuredSlowdown,
      double predictedLatencyNanos,
      double predictedP99Nanos,
      @Nullable Double measuredP99Nanos,
      @Nullable Integer measuredLatencies,
      @Nullable Double measuredSlowdownHalfWidth,
      double throughputPerSecond,
      long sloP99Nanos) {}

  static PlanJson of(Plan plan) {
    return new PlanJson(
        plan.gpus().stream().map(PlanJson::gpu).toList(),
        plan.stp(),
        plan.baselineStp(),
        plan.provenance().word(),
        plan.searchOverhead(),
        plan.why(),
        plan.slacks(),
        plan.yardsticks(),
        plan.runnersUp().stream().map(RunnerUp::summary).toList(),
        plan.request().seed());
  }

  private static GpuJson gpu(PlannedGpu gpu) {
    Provenance measuredOn = gpu.measuredOn();
    return new GpuJson(
        gpu.gpu().value(),
        gpu.ordinal(),
        gpu.sharing(),
        gpu.deployments().stream().map(PlanJson::deployment).toList(),
        gpu.predictedStp(),
        gpu.measuredStp(),
        measuredOn == null ? null : measuredOn.word(),
        gpu.memoryBytes(),
        gpu.memoryLimitBytes());
  }

  private static DeploymentJson deployment(PlannedDeployment planned) {
    Sampling.Counted counted = planned.counted();
    return new DeploymentJson(
        planned.deployment().engine().value(),
        planned.deployment().batchSize(),
        planned.deployment().streams(),
        planned.deployment().priority(),
        planned.deployment().cudaGraph(),
        planned.predictedSlowdown(),
        planned.measuredSlowdown(),
        planned.predictedLatencyNanos(),
        planned.predictedP99Nanos(),
        planned.measuredP99Nanos(),
        counted == null ? null : counted.latencies(),
        counted == null ? null : counted.slowdownHalfWidth(),
        planned.throughputPerSecond(),
        planned.sloP99Nanos());
  }
}
