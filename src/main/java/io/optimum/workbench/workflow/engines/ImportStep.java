package io.optimum.workbench.workflow.engines;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.importer.EngineImporter;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.importer.source.ImportRequest;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// Reads files of others into a project.
public final class ImportStep {
  private final EngineImporter importer;

  public ImportStep(EngineImporter importer) {
    this.importer = importer;
  }

  /// What was recognised, before anything is added; the request says what files may not.
  public ImportResult read(ImportRequest request, Progress progress) {
    return importer.read(request, progress);
  }

  /// What was recognised, before anything is added.
  public ImportResult read(List<Path> files, Progress progress) {
    return importer.read(files, progress);
  }

  /// The project with what was read; engines with a known id are replaced. Engine files are named
  /// so that they are found again from any working directory.
  public Project add(Project project, ImportResult result) {
    return add(project, result, engine -> Path.of(engine).toAbsolutePath().normalize());
  }

  /// The same for a project kept in `folder`: engine files inside it are named relative to it.
  public Project add(Project project, ImportResult result, Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    return add(
        project,
        result,
        engine -> {
          Path file = Path.of(engine).toAbsolutePath().normalize();
          return file.startsWith(root) ? root.relativize(file) : file;
        });
  }

  /// The measurements that a project has not yet: they go into its journal, whatever is undone.
  public List<Measurement> news(Project project, ImportResult result) {
    return result.measurements().stream()
        .filter(each -> !project.measurements().contains(each))
        .toList();
  }

  private static Project add(
      Project project, ImportResult result, Function<String, Path> location) {
    return project
        .withEngines(
            result.engines().stream().map(each -> relocated(each, location)).toList(),
            result.profiles())
        .withMoreServed(result.served());
  }

  private static Engine relocated(Engine engine, Function<String, Path> location) {
    return engine
        .planFile()
        .map(plan ->
            new Engine(
                engine.id(),
                engine.name(),
                engine.precision(),
                new EngineFile(
                    location.apply(plan.path()).toString().replace('\\', '/'),
                    plan.sizeBytes(),
                    plan.sha256(),
                    plan.tensorRtVersion())))
        .orElse(engine);
  }
}
