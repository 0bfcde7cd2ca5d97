/// Discrete-event simulated GPU.
@NullMarked
package io.optimum.workbench.device.sim;

import org.jspecify.annotations.NullMarked;
