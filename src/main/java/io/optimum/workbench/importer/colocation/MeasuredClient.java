package io.optimum.workbench.importer.colocation;

import io.optimum.workbench.domain.load.Load;

/// One client of a measured mix. Latencies are means from the start of a request to its end, work
/// of the host included and waiting for the client excluded.
///
/// @param id unique within the mix
/// @param model what it runs
/// @param load when its requests came; periodic ones without their phase
/// @param soloLatencyNanos alone
/// @param colocatedLatencyNanos beside the others
public record MeasuredClient(
    String id, String model, Load load, long soloLatencyNanos, long colocatedLatencyNanos) {
  public double slowdown() {
    return (double) colocatedLatencyNanos / soloLatencyNanos;
  }
}
