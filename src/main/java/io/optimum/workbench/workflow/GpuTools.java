package io.optimum.workbench.workflow;

import io.optimum.workbench.device.MachineDoctor;
import io.optimum.workbench.device.MachineSurvey;
import java.nio.file.Path;
import java.util.function.Function;

/// What a real GPU of this machine is for besides measuring.
///
/// @param builders build engines
/// @param doctor says what there is
/// @param trials try engine files
/// @param libraries loads a TensorRT library into this process and says its version: for a process
///   of its own; throws IllegalArgumentException when it does not load
/// @param machines says which GPUs this machine and others have
public record GpuTools(
    Builders builders,
    MachineDoctor doctor,
    Trials trials,
    Function<Path, String> libraries,
    MachineSurvey machines) {}
