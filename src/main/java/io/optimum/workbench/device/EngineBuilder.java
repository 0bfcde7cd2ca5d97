package io.optimum.workbench.device;

import io.optimum.workbench.domain.engine.BuildRequest;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.List;

/// Builds engines on a GPU.
@FunctionalInterface
public interface EngineBuilder {
  /// What a build left.
  ///
  /// @param engine the serialised engine
  /// @param layers what is in it, as `trtexec --exportLayerInfo` writes it
  /// @param engineBytes size of the engine file
  /// @param warnings what the builder complained of
  record Built(Path engine, Path layers, long engineBytes, List<String> warnings) {
    public Built {
      warnings = List.copyOf(warnings);
    }
  }

  /// Takes seconds to minutes; a timing cache in the folder shortens the next ones.
  ///
  /// @throws IllegalArgumentException with the builder's reason when the network cannot be built
  ///   here
  Built build(BuildRequest request, Progress progress);
}
