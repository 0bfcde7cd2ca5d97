package io.optimum.workbench.workflow.plan;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.ExportTargets;
import io.optimum.workbench.exporter.folder.ExportChange;
import io.optimum.workbench.exporter.folder.ExportDiff;
import io.optimum.workbench.exporter.folder.ExportWriter;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Exports a project's plan.
public final class ExportStep {
  private final ExportTargets targets;
  private final ExportWriter writer;
  private final GpuLibrary gpus;
  private final Environment environment;
  private final PlanOrigins origins;

  public ExportStep(JsonCodec codec, GpuLibrary gpus, Environment environment) {
    this.targets = ExportTargets.standard(codec);
    this.writer = new ExportWriter();
    this.origins = new PlanOrigins(codec);
    this.gpus = gpus;
    this.environment = environment;
  }

  /// Names for `--target`.
  public List<String> targets() {
    return targets.names();
  }

  /// What comes of a target, for people to choose from.
  public String title(String target) {
    return targets.require(target).title();
  }

  /// The files of an export, not yet written.
  ///
  /// @param folder of the project; engine files are relative to it
  /// @throws IllegalArgumentException when there is no plan, or no such target
  public ExportBundle preview(Project project, Path folder, String target) {
    Plan plan =
        project
            .lastPlan()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "The project %s has no plan yet. Make one with `optimum plan`."
                        .formatted(project.name())));
    Map<GpuId, GpuSpec> sheets = gpus.of(project);
    return targets
        .require(target)
        .export(
            new ExportRequest(
                project.name(),
                folder,
                plan,
                project.enginesById(),
                project.profiles().byKey(),
                sheets,
                environment.toolVersion(),
                origins.environment(folder, plan).orElseGet(() -> environment.of(project)),
                environment.evidence(project, plan),
                EngineInputs.of(project, folder)));
  }

  /// What an export would change in a folder; all is new where there is no earlier export.
  public List<ExportChange> changes(ExportBundle bundle, Path folder) {
    return ExportDiff.of(bundle, folder);
  }

  /// Writes an export; an export made before is replaced, foreign files never are.
  ///
  /// @return what became of the export made before
  public List<ExportChange> write(ExportBundle bundle, Path folder, Progress progress) {
    List<ExportChange> changes = changes(bundle, folder);
    writer.write(bundle, folder, progress);
    return changes;
  }
}
