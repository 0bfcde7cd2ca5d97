package io.optimum.workbench.domain.engine;

import io.optimum.workbench.domain.Require;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A compiled network (TensorRT plan) at one precision. Its profiles are kept beside it, by
/// [ProfileKey].
///
/// @param id name within the project
/// @param name what people call it
/// @param precision most of its arithmetic
/// @param file the serialised plan, where there is one
public record Engine(EngineId id, String name, Precision precision, @Nullable EngineFile file) {
  public Engine {
    Require.text(name, "name");
  }

  /// The serialised plan; empty for an engine known by its profiles alone.
  public Optional<EngineFile> planFile() {
    return Optional.ofNullable(file);
  }
}
