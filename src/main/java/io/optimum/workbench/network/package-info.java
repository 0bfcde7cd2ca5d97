/// Modelled engines: network architectures placed on a GPU's roofline, with no measurement at all.
///
/// Read in this order: [io.optimum.workbench.network.graph] (layers of a network),
/// [io.optimum.workbench.network.family] (the architectures), [NetworkCatalogue] (which there are,
/// held against published counts), [io.optimum.workbench.network.roofline] (fusion and placement),
/// [ModelledEngines] (the way in). What is uncertain can be varied: [ModelRequest], [KernelCount].
/// Where a profile is missing: [BatchInterpolation], [ProfileCarry]. May use `domain` only.
@NullMarked
package io.optimum.workbench.network;

import org.jspecify.annotations.NullMarked;
