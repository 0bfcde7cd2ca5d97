/// The time of the next event of each actor: [EventQueue].
@NullMarked
package io.optimum.workbench.device.sim.event;

import org.jspecify.annotations.NullMarked;
