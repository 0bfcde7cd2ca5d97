package io.optimum.workbench.exporter.plan;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.ObjectiveTerm;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.Sampling;
import io.optimum.workbench.domain.plan.SearchOverhead;
import io.optimum.workbench.domain.plan.Yardstick;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Sharing;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// `plan.json` as records: the published shape, described key by key in
/// `assets/schema/plan.schema.json`. Units are in the keys, ratios (`stp`, `slowdown`) have none;
/// `null` is "not measured" or "no limit".
///
/// @param format always [#FORMAT]
/// @param formatVersion [#VERSION] when written by this program
/// @param schema `$id` of the schema
/// @param project name of the project
/// @param environment what made the numbers
/// @param engines every engine of the plan, by id
/// @param request what was asked
/// @param gpus the GPUs used
/// @param stp mean system throughput per GPU used, with its provenance
/// @param baselineStp the same with one engine per GPU
/// @param why objective term by term
/// @param slacks each hard constraint with its slack
/// @param yardsticks what plain rules would give
/// @param runnersUp next best plans, one line each
/// @param searchOverhead what the search cost
record PlanDocument(
    String format,
    int formatVersion,
    String schema,
    String project,
    Environment environment,
    List<EngineEntry> engines,
    PlanRequest request,
    List<GpuEntry> gpus,
    Quantity stp,
    double baselineStp,
    List<ObjectiveTerm> why,
    List<ObjectiveTerm> slacks,
    List<Yardstick> yardsticks,
    List<String> runnersUp,
    SearchOverhead searchOverhead) {
  static final String FORMAT = "optimum-workbench-plan";
  static final int VERSION = 2;
  static final String SCHEMA = "urn:optimum-workbench:schema:plan:2";

  /// A number with where it comes from; its unit is in the key that holds it.
  record Quantity(double value, Provenance provenance) {}

  /// An estimate with its interval; its unit is in the key that holds it.
  record Estimate(double low, double mid, double high, Provenance provenance) {}

  /// What made the numbers.
  ///
  /// @param toolVersion of this program
  /// @param details as given with the export, for example simulator and predictor versions
  /// @param gpuSheets data sheets that the plan refers to
  record Environment(
      String toolVersion, SortedMap<String, String> details, List<GpuSheet> gpuSheets) {}

  /// Identifies a GPU data sheet.
  record GpuSheet(GpuId id, String name, String computeCapability, int smCount, long memoryBytes) {}

  /// An engine and what is known of it.
  record EngineEntry(
      String id,
      String name,
      Precision precision,
      @Nullable FileEntry file,
      List<ProfileEntry> profiles) {}

  /// The serialised plan; its folder is left out because it tells of the machine.
  record FileEntry(String fileName, long sizeBytes, String sha256, String tensorRtVersion) {}

  /// A profile that the plan rests on.
  ///
  /// @param soloMedianNanos measured; null = not measured
  record ProfileEntry(
      GpuId gpu,
      int batchSize,
      ProfileOrigin origin,
      @Nullable Long soloMedianNanos,
      String source) {}

  /// One GPU of the plan.
  record GpuEntry(
      GpuId gpu,
      int ordinal,
      Sharing sharing,
      Estimate predictedStp,
      @Nullable Quantity measuredStp,
      @Nullable Provenance measuredOn,
      long memoryBytes,
      long memoryLimitBytes,
      List<DeploymentEntry> deployments) {}

  /// One deployment of a GPU.
  ///
  /// @param engineSha256 of the serialised plan; null = the engine is known by its profiles alone
  /// @param sampling what the measured numbers rest on
  /// @param sloP99Nanos limit; null = none
  record DeploymentEntry(
      Deployment settings,
      @Nullable String engineSha256,
      Estimate predictedSlowdown,
      @Nullable Quantity measuredSlowdown,
      Quantity predictedMeanLatencyNanos,
      Quantity predictedP99Nanos,
      @Nullable Quantity measuredP99Nanos,
      Sampling sampling,
      Quantity predictedThroughputPerSecond,
      @Nullable Long sloP99Nanos) {}
}
