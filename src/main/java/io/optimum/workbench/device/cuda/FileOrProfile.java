package io.optimum.workbench.device.cuda;

import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.cuda.driver.Scope;
import io.optimum.workbench.domain.engine.EngineProfile;
import org.jspecify.annotations.Nullable;

/// Engines with a file are executed; of the others, the profile is re-enacted.
final class FileOrProfile implements ExecutableSource {
  private final ExecutableSource files;
  private final ExecutableSource profiles;

  FileOrProfile(ExecutableSource files, ExecutableSource profiles) {
    this.files = files;
    this.profiles = profiles;
  }

  @Override
  public void prepare(EngineProfile profile, @Nullable EngineBinary engine) {
    source(engine).prepare(profile, engine);
  }

  @Override
  public Executable open(EngineProfile profile, @Nullable EngineBinary engine) {
    return source(engine).open(profile, engine);
  }

  private ExecutableSource source(@Nullable EngineBinary engine) {
    return engine == null ? profiles : files;
  }

  @Override
  public String version() {
    return files.version() + ", " + profiles.version();
  }

  @Override
  public void close() {
    try (Scope both = new Scope()) {
      both.keep(files);
      both.keep(profiles);
    }
  }
}
