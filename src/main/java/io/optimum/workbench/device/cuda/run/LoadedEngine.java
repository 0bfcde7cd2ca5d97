package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.domain.engine.EngineProfile;
import org.jspecify.annotations.Nullable;

/// An engine at one batch size that runs may use.
///
/// @param profile what is known of it
/// @param binary the serialised engine; null when there is only the profile
public record LoadedEngine(EngineProfile profile, @Nullable EngineBinary binary) {}
