package io.optimum.workbench.planner.space;

import io.optimum.workbench.domain.run.Deployment;
import java.util.List;

/// The settings that a search may give to one engine on one type of GPU. Each of them, alone on the
/// GPU, fits into memory, meets the SLO and sustains the demand.
///
/// @param start the settings to begin with
/// @param all those it may have beside others, by ascending batch size, `start` included; where it
///   may have none beside others, those it may have alone
/// @param alone those of highest throughput: what it has alone on a GPU
/// @param referencePerSecond throughput with them: what a GPU of its own gives
public record EngineOptions(
    Deployment start, List<Deployment> all, Deployment alone, double referencePerSecond) {
  public EngineOptions {
    all = List.copyOf(all);
  }
}
