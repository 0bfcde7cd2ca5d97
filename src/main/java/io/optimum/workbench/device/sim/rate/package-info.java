/// How fast resident kernels advance beside each other.
///
/// Each kernel states its [Draw]; [Contention] shares every [SharedResource] among the draws and
/// sets their rates. Uses `program`.
@NullMarked
package io.optimum.workbench.device.sim.rate;

import org.jspecify.annotations.NullMarked;
