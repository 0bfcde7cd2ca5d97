package io.optimum.workbench.device.agent.server;

import io.optimum.workbench.domain.gpu.GpuMachine;
import java.util.function.Supplier;

/// What an agent says first.
///
/// @param program version of this program
/// @param machine what is found here to run engines with; asked once, when the agent begins
public record Greeting(String program, Supplier<GpuMachine> machine) {}
