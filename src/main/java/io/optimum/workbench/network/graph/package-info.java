/// A network as data: [Tensor]s, the [Layer]s between them and their [Operator]s, for one input.
/// [NetworkBuilder] writes one down layer by layer.
@NullMarked
package io.optimum.workbench.network.graph;

import org.jspecify.annotations.NullMarked;
