/// Holds simulator and predictor against what was measured on one device: a recorded suite.
///
/// [Accuracy] is the way in, [AccuracyReport] the result, [AccuracyText] the result in words;
/// [Split] says which measurements are kept from training. Uses `device`, `predictor`, `profiling`,
/// `project` and `domain`.
@NullMarked
package io.optimum.workbench.study.accuracy;

import org.jspecify.annotations.NullMarked;
