/// The DJL MLP ensemble: train, load, save.
@NullMarked
package io.optimum.workbench.predictor.mlp;

import org.jspecify.annotations.NullMarked;
