/// The host and its link to the GPU: [CopyEngines].
@NullMarked
package io.optimum.workbench.device.sim.host;

import org.jspecify.annotations.NullMarked;
