/// A GPU in another process or on another machine: the same [io.optimum.workbench.device.GpuDevice]
/// over JSON Lines on standard input and output. What crashes there is an error here.
///
/// [AgentProtocol] is what travels, [AgentServer] serves any device, [AgentGpu] is the device that
/// others see, [AgentLaunch] how an agent is started, [AgentProcess] a started one. Uses `device`,
/// `codec`, `domain` and `task`.
@NullMarked
package io.optimum.workbench.device.agent;

import org.jspecify.annotations.NullMarked;
