/// Ways of sharing the GPU, each with an arbitration of its own.
///
/// [SharingSetup] makes the [SharingRule] of a way of sharing: [StreamSharing], [GreenContexts],
/// [MpsClients], or [TimeSlices] with [TurnTaking]; [SeparateSms] is the yardstick without
/// occupancy. Uses `block`, `rate` and `event`.
@NullMarked
package io.optimum.workbench.device.sim.sharing;

import org.jspecify.annotations.NullMarked;
