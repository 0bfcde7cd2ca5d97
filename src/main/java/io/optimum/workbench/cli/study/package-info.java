/// Commands that hold simulator, predictor, service model and planner against the truth, one per
/// study. Uses `cli.predict` for its tables, `cli.option` and `cli.terminal`.
@NullMarked
package io.optimum.workbench.cli.study;

import org.jspecify.annotations.NullMarked;
