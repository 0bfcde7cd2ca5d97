package io.optimum.workbench.planner.planted;

import io.optimum.workbench.profiling.Campaign;

/// The planner looking behind its port.
record UsesDevice(Campaign campaign) {}
