/// What an agent and whoever measures say to each other: [AgentProtocol] has all messages,
/// [MessageReader] and [MessageWriter] take them off and put them on a stream, [Patience] says how
/// long either waits for the other. Uses `device`, `codec` and `domain`.
@NullMarked
package io.optimum.workbench.device.agent.message;

import org.jspecify.annotations.NullMarked;
