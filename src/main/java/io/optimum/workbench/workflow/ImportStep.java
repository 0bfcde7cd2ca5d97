package io.optimum.workbench.workflow;

import io.optimum.workbench.importer.EngineImporter;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.List;

/// Reads files of others into a project.
public final class ImportStep {
  private final EngineImporter importer;

  public ImportStep(EngineImporter importer) {
    this.importer = importer;
  }

  /// What was recognised, before anything is added.
  public ImportResult read(List<Path> files, Progress progress) {
    return importer.read(files, progress);
  }

  /// The project with what was read; engines with a known id are replaced.
  public Project add(Project project, ImportResult result) {
    return project.withEngines(result.engines(), result.profiles());
  }
}
