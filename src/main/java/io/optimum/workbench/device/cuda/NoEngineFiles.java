package io.optimum.workbench.device.cuda;

import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.domain.engine.EngineProfile;
import org.jspecify.annotations.Nullable;

/// Refuses engine files, where nothing is there to execute them.
///
/// @param reason what is missing and what to try, in a sentence
public record NoEngineFiles(String reason) implements ExecutableSource {
  @Override
  public Executable open(EngineProfile profile, @Nullable EngineBinary engine) {
    throw new IllegalArgumentException(
        "The engine file of %s cannot run: %s".formatted(profile.key(), reason));
  }

  @Override
  public String version() {
    return "no TensorRT";
  }

  @Override
  public void close() {}
}
