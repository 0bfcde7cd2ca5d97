/// Slowdown without training, or with a handful of constants: the law [KernelRoundRobinPrior],
/// solved in [RoundRobin] from the [ProfileFacts] of each engine, bandwidth laws, and every
/// [Baseline] that a learned predictor must beat. Uses `predictor`'s ports.
@NullMarked
package io.optimum.workbench.predictor.prior;

import org.jspecify.annotations.NullMarked;
