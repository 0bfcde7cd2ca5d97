/// The host and its link to the GPU: [HostThread] enqueues, [CopyEngines] move inputs and outputs.
@NullMarked
package io.optimum.workbench.device.sim.host;

import org.jspecify.annotations.NullMarked;
