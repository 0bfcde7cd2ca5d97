/// Commands for plans: search one ([PlanCommand]), explore the settings of one GPU
/// ([ExploreCommand]), run a plan under its demand ([VerifyCommand]). Uses `cli.measure` for its
/// log, `cli.option` and `cli.terminal`.
@NullMarked
package io.optimum.workbench.cli.plan;

import org.jspecify.annotations.NullMarked;
