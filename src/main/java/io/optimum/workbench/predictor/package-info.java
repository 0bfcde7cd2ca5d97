/// Degradation from features: the ports, feature schemas, prior, baselines, scores. No DJL.
@NullMarked
package io.optimum.workbench.predictor;

import org.jspecify.annotations.NullMarked;
