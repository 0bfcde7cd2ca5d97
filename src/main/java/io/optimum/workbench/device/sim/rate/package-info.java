/// How fast resident kernels advance beside each other.
///
/// Each kernel states its [Draw]; [Rates] sets their rates: [Contention] shares every
/// [SharedResource] among them, [SharedCache] adds what no longer fits, [BoardPower] lowers the
/// clock. Uses `program`.
@NullMarked
package io.optimum.workbench.device.sim.rate;

import org.jspecify.annotations.NullMarked;
