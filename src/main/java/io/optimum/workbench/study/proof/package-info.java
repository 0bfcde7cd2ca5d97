/// The proof: does predict-then-measure find plans as good as the best there is, with a fraction of
/// the measurements, and are they worth having?
///
/// A [io.optimum.workbench.study.proof.ProofSuite] names sets of engines and GPUs. Every cell, a
/// set on a GPU under a seed, is a [io.optimum.workbench.study.proof.World], of which all
/// combinations are measured ([io.optimum.workbench.study.proof.Truth]). What the planner, its
/// yardsticks, random search and the oracle find there is held against each other in a
/// [io.optimum.workbench.study.proof.ProofReport]. Start at
/// [io.optimum.workbench.study.proof.Proof].
@NullMarked
package io.optimum.workbench.study.proof;

import org.jspecify.annotations.NullMarked;
