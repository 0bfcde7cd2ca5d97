/// The port to a GPU: open one, ask its capabilities, run a combination, steer the run while it
/// goes, stream its spans.
///
/// [GpuDevice] is the port, [DeviceChoice] the closed list of what can be opened. Adapters live in
/// packages below this one; only `app` names them. What they share is in `load` (when inferences
/// start, and what is kept of them). Uses `domain` and `task`.
@NullMarked
package io.optimum.workbench.device;

import org.jspecify.annotations.NullMarked;
