package io.optimum.workbench.domain.plan;

import io.optimum.workbench.domain.Provenance;

/// A plan made by a plain rule, to hold the chosen one against.
///
/// @param name for example `one engine per GPU`
/// @param stpPerGpu mean system throughput per GPU it uses
/// @param gpus GPUs it uses
/// @param provenance of its numbers
public record Yardstick(String name, double stpPerGpu, int gpus, Provenance provenance) {}
