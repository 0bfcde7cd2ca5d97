package io.optimum.workbench.ui.plan;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.ServiceTarget;

/// One engine's demand as the form shows it.
///
/// @param target what its users ask for
record TargetRow(ServiceTarget target) {

  EngineId engine() {
    return target.engine();
  }

  /// Requests per second; 0 = as much as it can serve.
  double ratePerSecond() {
    return switch (target.arrivals()) {
      case ArrivalProcess.ClosedLoop _ -> 0;
      case ArrivalProcess.Poisson poisson -> poisson.ratePerSecond();
      case ArrivalProcess.Constant constant -> constant.ratePerSecond();
      case ArrivalProcess.Bursts bursts -> bursts.onRatePerSecond();
      case ArrivalProcess.Recorded recorded ->
          recorded.arrivalNanos().size() * 1e9 / Math.max(1, recorded.arrivalNanos().getLast());
    };
  }

  /// How requests arrive, in a word.
  String arrivals() {
    return switch (target.arrivals()) {
      case ArrivalProcess.ClosedLoop _ -> "saturating";
      case ArrivalProcess.Poisson _ -> "Poisson";
      case ArrivalProcess.Constant _ -> "constant";
      case ArrivalProcess.Bursts _ -> "bursts";
      case ArrivalProcess.Recorded _ -> "recorded";
    };
  }

  /// The same demand at another rate: Poisson arrivals, or saturating at 0.
  ServiceTarget withRate(double perSecond) {
    ArrivalProcess arrivals =
        perSecond > 0 ? new ArrivalProcess.Poisson(perSecond) : ArrivalProcess.closedLoop();
    return new ServiceTarget(engine(), arrivals, target.sloP99Nanos(), target.weight());
  }

  /// @param nanos 0 = no limit
  ServiceTarget withSlo(long nanos) {
    return new ServiceTarget(engine(), target.arrivals(), nanos, target.weight());
  }

  ServiceTarget withWeight(double weight) {
    return new ServiceTarget(engine(), target.arrivals(), target.sloP99Nanos(), weight);
  }
}
