package io.optimum.workbench.workflow;

import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.domain.Plan;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportRequest;
import io.optimum.workbench.exporter.ExportTargets;
import io.optimum.workbench.exporter.folder.ExportWriter;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Exports a project's plan.
public final class ExportStep {
  private final ExportTargets targets;
  private final ExportWriter writer;
  private final GpuLibrary gpus;
  private final Environment environment;

  public ExportStep(
      ExportTargets targets, ExportWriter writer, GpuLibrary gpus, Environment environment) {
    this.targets = targets;
    this.writer = writer;
    this.gpus = gpus;
    this.environment = environment;
  }

  /// Names for `--target`.
  public List<String> targets() {
    return targets.names();
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
                environment.of(project),
                environment.evidence(project, plan)));
  }

  /// Writes an export; an export made before is replaced, foreign files never are.
  public void write(ExportBundle bundle, Path folder, Progress progress) {
    writer.write(bundle, folder, progress);
  }
}
