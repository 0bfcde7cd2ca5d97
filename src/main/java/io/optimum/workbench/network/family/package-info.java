/// The architectures, one class per family, each a method that writes a network down as its paper
/// does. They depend on [io.optimum.workbench.network.graph] alone.
@NullMarked
package io.optimum.workbench.network.family;

import org.jspecify.annotations.NullMarked;
