/// A GPU in another process or on another machine: the same [io.optimum.workbench.device.GpuDevice]
/// over JSON Lines on standard input and output. What crashes there is an error here.
///
/// [AgentGpu] is the device that others see, [AgentLaunch] how an agent is started, [AgentProcess]
/// a started one, with [AgentInput] and [AgentOutput]; [AgentSurvey] asks one what its machine has.
/// What travels is in `device.agent.message`, the other side in `device.agent.server`. Uses
/// `device`, `device.agent.message`, `codec`, `domain` and `task`.
@NullMarked
package io.optimum.workbench.device.agent;

import org.jspecify.annotations.NullMarked;
