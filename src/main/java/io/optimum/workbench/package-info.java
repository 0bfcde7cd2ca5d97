/// Predicts and plans which TensorRT engines can share a GPU.
///
/// Read in this order: [io.optimum.workbench.domain] (the nouns), `device` (where runs happen),
/// `planner` (the search), [io.optimum.workbench.app] (how it is wired).
@NullMarked
package io.optimum.workbench;

import org.jspecify.annotations.NullMarked;
