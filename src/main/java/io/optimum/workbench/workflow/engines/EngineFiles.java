package io.optimum.workbench.workflow.engines;

import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.project.Project;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The engine files of a project that are where the project says.
public final class EngineFiles {
  private EngineFiles() {}

  /// @param folder of the project, to which its paths are relative
  public static Map<EngineId, EngineBinary> of(Project project, Path folder) {
    Map<EngineId, EngineBinary> found = new TreeMap<>();
    for (Engine engine : project.engines()) {
      engine
          .planFile()
          .flatMap(file -> binary(file, folder))
          .ifPresent(binary -> found.put(engine.id(), binary));
    }
    return found;
  }

  private static Optional<EngineBinary> binary(EngineFile file, Path folder) {
    try {
      Path path = folder.resolve(file.path());
      return Files.isRegularFile(path)
          ? Optional.of(
              new EngineBinary(path, file.sizeBytes(), file.sha256(), file.tensorRtVersion()))
          : Optional.empty();
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
