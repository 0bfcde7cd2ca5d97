/// Tree ensembles of Tribuo (Apache 2.0): a baseline. The only user of that library.
@NullMarked
package io.optimum.workbench.predictor.forest;

import org.jspecify.annotations.NullMarked;
