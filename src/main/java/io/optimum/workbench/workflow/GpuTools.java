package io.optimum.workbench.workflow;

import io.optimum.workbench.device.MachineDoctor;

/// What a real GPU of this machine is for besides measuring.
///
/// @param builders build engines
/// @param doctor says what there is
/// @param trials try engine files
public record GpuTools(Builders builders, MachineDoctor doctor, Trials trials) {}
