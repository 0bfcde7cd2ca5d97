/// An agent as it serves any device: [AgentServer] greets and listens, [ServedDevice] does what is
/// asked in the order of the [Inbox], [EngineCache] keeps engine files that were sent, [SpanOutbox]
/// and [ProgressPost] send while a run goes. Uses `device`, `device.agent.message`, `codec`,
/// `domain` and `task`.
@NullMarked
package io.optimum.workbench.device.agent.server;

import org.jspecify.annotations.NullMarked;
