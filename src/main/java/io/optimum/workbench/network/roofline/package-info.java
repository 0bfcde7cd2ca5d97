/// From layers to kernels: [Fusion] joins layers as TensorRT does, [Roofline] places each
/// [FusedLayer] on a GPU. Uses [io.optimum.workbench.network.graph] and `domain`.
@NullMarked
package io.optimum.workbench.network.roofline;

import org.jspecify.annotations.NullMarked;
