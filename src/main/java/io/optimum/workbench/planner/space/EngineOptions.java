package io.optimum.workbench.planner.space;

import io.optimum.workbench.domain.run.Deployment;
import java.util.List;

/// The settings that a search may give to one engine on one type of GPU. Each of them, alone on the
/// GPU, fits into memory, meets the SLO and sustains the demand.
///
/// @param start the settings to begin with
/// @param all all of them by ascending batch size, `start` included
/// @param referencePerSecond throughput alone with the best of them: what a GPU of its own gives
public record EngineOptions(Deployment start, List<Deployment> all, double referencePerSecond) {
  public EngineOptions {
    all = List.copyOf(all);
  }
}
