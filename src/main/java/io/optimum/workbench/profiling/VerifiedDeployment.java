package io.optimum.workbench.profiling;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.Percentile;
import java.util.OptionalDouble;

/// One deployment of a plan, predicted beside measured under the demand it was planned for.
///
/// @param ordinal of its GPU in the plan
/// @param gpu type of that GPU
/// @param planned what was predicted
/// @param arrivals its share of the engine's demand
/// @param measured what was observed
/// @param provenance of what was observed
public record VerifiedDeployment(
    int ordinal,
    GpuId gpu,
    PlannedDeployment planned,
    ArrivalProcess arrivals,
    DeploymentResult measured,
    Provenance provenance) {
  /// A p99 of fewer inputs is hardly one.
  public static final int ENOUGH_SAMPLES = 500;

  /// Below this share of what arrives, the difference is more than the last batches.
  private static final double KEPT_UP = 0.95;

  /// Standard deviations of a Poisson count by which chance may miss what is expected.
  private static final double CHANCE = 3;

  /// What came of it.
  public enum Verdict {
    /// The measured p99 is within the SLO.
    HELD,
    /// It is not.
    MISSED,
    /// Inputs arrive faster than they are served: no latency holds for long.
    OVERLOADED,
    /// There is no SLO, and the demand is served.
    NO_SLO
  }

  public Verdict verdict() {
    if (isOverloaded()) {
      return Verdict.OVERLOADED;
    }
    if (planned.sloP99Nanos() == 0) {
      return Verdict.NO_SLO;
    }
    return measured.latency().p99Nanos() <= planned.sloP99Nanos() ? Verdict.HELD : Verdict.MISSED;
  }

  private boolean isOverloaded() {
    double asked = arrivals.meanRatePerSecond();
    double served = measured.throughputPerSecond();
    if (served >= KEPT_UP * asked) {
      return false;
    }
    double counted = measured.latency().sampleCount();
    double expected = served > 0 ? counted * asked / served : Double.POSITIVE_INFINITY;
    return expected - counted > CHANCE * Math.sqrt(expected);
  }

  /// Whether nothing that was promised is broken.
  public boolean holds() {
    return verdict() == Verdict.HELD || verdict() == Verdict.NO_SLO;
  }

  /// Predicted over measured p99, less one; empty where the latencies are too few to tell it.
  public OptionalDouble errorFraction() {
    return Percentile.P99.isToldBy(measured.latency().sampleCount())
        ? OptionalDouble.of(planned.predictedP99Nanos() / measured.latency().p99Nanos() - 1)
        : OptionalDouble.empty();
  }

  /// Whether enough latencies were counted to speak of a 99th percentile.
  public boolean isCertain() {
    return measured.latency().sampleCount() >= ENOUGH_SAMPLES;
  }
}
