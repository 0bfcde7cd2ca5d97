package io.optimum.workbench.ui.engines.planted;

import io.optimum.workbench.ui.plan.PlanViewModel;

/// A screen that knows another one.
record KnowsAnotherScreen(PlanViewModel plan) {}
