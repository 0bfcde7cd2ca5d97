package io.optimum.workbench.exporter.plan;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.plan.RunnerUp;
import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.plan.PlanDocument.DeploymentEntry;
import io.optimum.workbench.exporter.plan.PlanDocument.EngineEntry;
import io.optimum.workbench.exporter.plan.PlanDocument.Environment;
import io.optimum.workbench.exporter.plan.PlanDocument.Estimate;
import io.optimum.workbench.exporter.plan.PlanDocument.FileEntry;
import io.optimum.workbench.exporter.plan.PlanDocument.GpuEntry;
import io.optimum.workbench.exporter.plan.PlanDocument.GpuSheet;
import io.optimum.workbench.exporter.plan.PlanDocument.ProfileEntry;
import io.optimum.workbench.exporter.plan.PlanDocument.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A plan as the document that is written.
final class PlanDocumentMaker {
  private final ExportRequest request;
  private final Plan plan;

  PlanDocumentMaker(ExportRequest request) {
    this.request = request;
    this.plan = request.plan();
  }

  PlanDocument document() {
    return new PlanDocument(
        PlanDocument.FORMAT,
        PlanDocument.VERSION,
        PlanDocument.SCHEMA,
        request.projectName(),
        environment(),
        engines(),
        plan.request(),
        plan.gpus().stream().map(this::gpu).toList(),
        new Quantity(plan.stp(), plan.provenance()),
        plan.baselineStp(),
        plan.why(),
        plan.slacks(),
        plan.yardsticks(),
        plan.runnersUp().stream().map(RunnerUp::summary).toList(),
        plan.searchOverhead());
  }

  private Environment environment() {
    List<GpuSheet> sheets =
        plan.gpus().stream()
            .map(PlannedGpu::gpu)
            .distinct()
            .sorted()
            .map(request::gpu)
            .map(each ->
                new GpuSheet(
                    each.id(),
                    each.name(),
                    each.computeCapability(),
                    each.smCount(),
                    each.memoryBytes()))
            .toList();
    return new Environment(request.toolVersion(), request.environment(), sheets);
  }

  private List<EngineEntry> engines() {
    return plan.gpus().stream()
        .flatMap(gpu -> gpu.deployments().stream())
        .map(each -> each.deployment().engine())
        .distinct()
        .sorted()
        .map(request::engine)
        .map(this::engine)
        .toList();
  }

  private EngineEntry engine(Engine engine) {
    return new EngineEntry(
        engine.id().value(),
        engine.name(),
        engine.precision(),
        engine.planFile().map(PlanDocumentMaker::file).orElse(null),
        request.profiles().values().stream()
            .filter(each -> each.key().engine().equals(engine.id()))
            .sorted(Comparator.comparing(EngineProfile::key))
            .map(PlanDocumentMaker::profile)
            .toList());
  }

  private static FileEntry file(EngineFile file) {
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    return new FileEntry(
        name.substring(name.lastIndexOf('\\') + 1),
        file.sizeBytes(),
        file.sha256(),
        file.tensorRtVersion());
  }

  private static ProfileEntry profile(EngineProfile profile) {
    Long median =
        switch (profile.soloLatency()) {
          case SoloLatency.Measured measured -> measured.medianNanos();
          case SoloLatency.NotMeasured _ -> null;
        };
    return new ProfileEntry(
        profile.key().gpu(), profile.key().batchSize(), profile.origin(), median, profile.source());
  }

  private GpuEntry gpu(PlannedGpu gpu) {
    return new GpuEntry(
        gpu.gpu(),
        gpu.ordinal(),
        gpu.sharing(),
        predicted(gpu.predictedStp()),
        measured(gpu.measuredStp(), gpu),
        gpu.measuredOn(),
        gpu.memoryBytes(),
        gpu.memoryLimitBytes(),
        gpu.deployments().stream().map(each -> deployment(each, gpu)).toList());
  }

  private DeploymentEntry deployment(PlannedDeployment planned, PlannedGpu gpu) {
    return new DeploymentEntry(
        planned.deployment(),
        request
            .engine(planned.deployment().engine())
            .planFile()
            .map(EngineFile::sha256)
            .orElse(null),
        predicted(planned.predictedSlowdown()),
        measured(planned.measuredSlowdown(), gpu),
        predicted(planned.predictedLatencyNanos()),
        predicted(planned.predictedP99Nanos()),
        measured(planned.measuredP99Nanos(), gpu),
        planned.sampling(),
        predicted(planned.throughputPerSecond()),
        planned.sloP99Nanos() == 0 ? null : planned.sloP99Nanos());
  }

  private static Quantity predicted(double value) {
    return new Quantity(value, Provenance.PREDICTED);
  }

  private static Estimate predicted(Interval interval) {
    return new Estimate(interval.low(), interval.mid(), interval.high(), Provenance.PREDICTED);
  }

  private static @Nullable Quantity measured(@Nullable Double value, PlannedGpu gpu) {
    return value == null
        ? null
        : new Quantity(
            value,
            Objects.requireNonNull(
                gpu.measuredOn(),
                () ->
                    "GPU %d of the plan has measured numbers without a provenance."
                        .formatted(gpu.ordinal())));
  }
}
