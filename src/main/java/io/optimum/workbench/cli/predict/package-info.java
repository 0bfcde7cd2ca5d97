/// Commands for the predictor of a project: [TrainCommand] and [PredictCommand]; [Learning] is
/// their way from measurements to weights, which the tour goes too. Uses `cli.measure` for its log,
/// `cli.option` and `cli.terminal`.
@NullMarked
package io.optimum.workbench.cli.predict;

import org.jspecify.annotations.NullMarked;
