package io.optimum.workbench.domain.plan;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.load.ArrivalProcess;

/// What the users of one engine ask for.
///
/// @param engine which engine
/// @param arrivals the load; closed loop = as much as it can serve
/// @param sloP99Nanos limit of the 99th latency percentile; 0 = none
/// @param weight relative worth of its throughput in objectives
public record ServiceTarget(
    EngineId engine, ArrivalProcess arrivals, long sloP99Nanos, double weight) {
  public ServiceTarget {
    Require.notNegative(sloP99Nanos, "sloP99Nanos");
    Require.positive(weight, "weight");
  }

  /// No demand and no SLO: saturating, weight 1.
  public static ServiceTarget none(EngineId engine) {
    return new ServiceTarget(engine, ArrivalProcess.closedLoop(), 0, 1);
  }

  /// The same SLO and weight under as much load as the engine can serve.
  public ServiceTarget saturated() {
    return new ServiceTarget(engine, ArrivalProcess.closedLoop(), sloP99Nanos, weight);
  }

  /// What each of several replicas of the engine is asked for.
  public ServiceTarget shared(int replicas) {
    return new ServiceTarget(engine, arrivals.shared(replicas), sloP99Nanos, weight);
  }
}
