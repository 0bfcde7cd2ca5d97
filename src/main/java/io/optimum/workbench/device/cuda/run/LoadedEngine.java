package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.domain.EngineProfile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// An engine at one batch size that runs may use.
///
/// @param profile what is known of it
/// @param file the serialised engine; null when there is only the profile
public record LoadedEngine(EngineProfile profile, @Nullable Path file) {}
