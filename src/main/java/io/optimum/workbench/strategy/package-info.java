/// Runtime settings and tradeoffs: from slider positions to deployments. Pure.
///
/// [io.optimum.workbench.strategy.Knob] lists what can be set, and
/// [io.optimum.workbench.strategy.SettingsSpace] which settings are tried.
/// [io.optimum.workbench.strategy.SettingsExplorer] predicts
/// [io.optimum.workbench.strategy.OperatingPoint]s over them,
/// [io.optimum.workbench.strategy.ParetoFront] keeps those worth having, and
/// [io.optimum.workbench.strategy.Tradeoff] picks one. Uses `domain` and `service`; the predictor
/// is handed in as a function.
@NullMarked
package io.optimum.workbench.strategy;

import org.jspecify.annotations.NullMarked;
