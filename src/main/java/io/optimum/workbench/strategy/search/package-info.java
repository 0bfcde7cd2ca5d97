/// Finding the best of a grid of settings with few measurements, where nothing predicts them.
///
/// [io.optimum.workbench.strategy.search.GridSearch] is the ask–tell interface,
/// [io.optimum.workbench.strategy.search.ModelSearch] ours, the others what it is held against.
/// Pure, JDK only.
@NullMarked
package io.optimum.workbench.strategy.search;

import org.jspecify.annotations.NullMarked;
