/// Commands that measure, or look at what was: one run ([RunCommand]), a recording
/// ([ReplayCommand]), a campaign ([MeasureCommand]), what is known ([MeasurementsCommand]). Uses
/// `cli.option` and `cli.terminal`.
@NullMarked
package io.optimum.workbench.cli.measure;

import org.jspecify.annotations.NullMarked;
