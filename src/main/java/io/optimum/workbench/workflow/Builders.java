package io.optimum.workbench.workflow;

import io.optimum.workbench.device.EngineBuilder;

/// Builders of engines.
///
/// @param child builds in a process of its own, where a fault of the driver ends that process alone
/// @param here builds in this process: for that process
public record Builders(EngineBuilder child, EngineBuilder here) {}
