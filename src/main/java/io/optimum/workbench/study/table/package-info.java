/// Holds predictors against tables of co-location measured elsewhere.
///
/// [TableEvaluation] is the way in, [TableReport] the result. Uses `predictor` and `domain`.
@NullMarked
package io.optimum.workbench.study.table;

import org.jspecify.annotations.NullMarked;
