package io.optimum.workbench.exporter.plan;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.plan.RunnerUp;
import io.optimum.workbench.exporter.plan.PlanDocument.DeploymentEntry;
import io.optimum.workbench.exporter.plan.PlanDocument.EngineEntry;
import io.optimum.workbench.exporter.plan.PlanDocument.Estimate;
import io.optimum.workbench.exporter.plan.PlanDocument.FileEntry;
import io.optimum.workbench.exporter.plan.PlanDocument.GpuEntry;
import io.optimum.workbench.exporter.plan.PlanDocument.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `plan.json` back to the plan that was exported.
public final class PlanJsonReader {
  /// The first did not say how much was observed.
  private static final List<String> READ = List.of("1", Integer.toString(PlanDocument.VERSION));

  private final JsonCodec codec;

  public PlanJsonReader(JsonCodec codec) {
    this.codec = codec;
  }

  /// @param where the file, for messages
  /// @throws JsonException when it is no plan, is damaged, or is of a newer version
  public ExportedPlan read(byte[] json, String where) {
    checkVersion(json, where);
    PlanDocument document = codec.read(json, PlanDocument.class, where);
    MissingValues.first(document)
        .ifPresent(key -> {
          throw new JsonException(where, "", "at `%s`: There is no value.".formatted(key));
        });
    try {
      return new ExportedPlan(
          plan(document),
          document.project(),
          document.environment().toolVersion(),
          document.environment().details(),
          document.engines().stream().map(PlanJsonReader::engine).toList());
    } catch (IllegalArgumentException e) {
      throw new JsonException(where, "", String.valueOf(e.getMessage()));
    }
  }

  private static Plan plan(PlanDocument document) {
    return new Plan(
        document.request(),
        document.gpus().stream().map(PlanJsonReader::gpu).toList(),
        document.stp().value(),
        document.baselineStp(),
        document.why(),
        document.slacks(),
        document.yardsticks(),
        document.runnersUp().stream().map(RunnerUp::of).toList(),
        document.searchOverhead(),
        document.stp().provenance());
  }

  private static ExportedPlan.PlannedEngine engine(EngineEntry entry) {
    FileEntry file = entry.file();
    return new ExportedPlan.PlannedEngine(
        new EngineId(entry.id()), entry.name(), file == null ? null : file.sha256());
  }

  private void checkVersion(byte[] json, String where) {
    String format = codec.peek(json, "format", where);
    if (!PlanDocument.FORMAT.equals(format)) {
      throw new JsonException(
          where,
          "",
          "The format is (%s), not %s. Give the plan.json that `optimum export --target plan` wrote."
              .formatted(format, PlanDocument.FORMAT));
    }
    String version = codec.peek(json, "formatVersion", where);
    if (!READ.contains(version)) {
      throw new JsonException(
          where,
          "",
          "The formatVersion is (%s); this program reads %s. Use the program that wrote it."
              .formatted(version, String.join(" and ", READ)));
    }
  }

  private static PlannedGpu gpu(GpuEntry gpu) {
    return new PlannedGpu(
        gpu.gpu(),
        gpu.ordinal(),
        gpu.sharing(),
        gpu.deployments().stream().map(PlanJsonReader::deployment).toList(),
        interval(gpu.predictedStp()),
        value(gpu.measuredStp()),
        gpu.measuredOn(),
        gpu.memoryBytes(),
        gpu.memoryLimitBytes());
  }

  private static PlannedDeployment deployment(DeploymentEntry entry) {
    Long slo = entry.sloP99Nanos();
    return new PlannedDeployment(
        entry.settings(),
        interval(entry.predictedSlowdown()),
        value(entry.measuredSlowdown()),
        entry.predictedMeanLatencyNanos().value(),
        entry.predictedP99Nanos().value(),
        value(entry.measuredP99Nanos()),
        entry.sampling(),
        entry.predictedThroughputPerSecond().value(),
        slo == null ? 0 : slo);
  }

  private static Interval interval(Estimate estimate) {
    return new Interval(estimate.low(), estimate.mid(), estimate.high());
  }

  private static @Nullable Double value(@Nullable Quantity quantity) {
    return quantity == null ? null : quantity.value();
  }
}
