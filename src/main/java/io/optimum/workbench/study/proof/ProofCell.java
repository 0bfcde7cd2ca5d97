package io.optimum.workbench.study.proof;

import io.optimum.workbench.domain.gpu.GpuId;
import java.util.List;

/// One set of engines on one GPU under one seed: what each method found.
///
/// @param set of engines
/// @param gpu type
/// @param seed of the draw, the runs and the searches
/// @param outcomes one per method
/// @param exhaustive what it cost to measure everything
/// @param noise 95 % half-width of the oracle's STP per GPU
/// @param curve how good a plan could be made of what was measured, from few measurements to many
public record ProofCell(
    String set,
    GpuId gpu,
    long seed,
    List<Outcome> outcomes,
    Cost exhaustive,
    double noise,
    List<Budget> curve) {
  /// Shares of the exhaustive measurements at which the curve is taken.
  static final List<Double> SHARES = List.of(0.01, 0.02, 0.03, 0.05, 0.08, 0.1);

  public ProofCell {
    outcomes = List.copyOf(outcomes);
    curve = List.copyOf(curve);
  }

  /// What plans are worth that can be made of the first combinations measured.
  ///
  /// @param share of the exhaustive measurements; a search that ended with fewer keeps what it had
  /// @param ours STP per GPU, predict then measure (trained)
  /// @param random STP per GPU, random search
  public record Budget(double share, double ours, double random) {}

  /// What a search cost; the three always together.
  ///
  /// @param combinations co-located runs
  /// @param deviceSeconds device time of them and of the engines alone
  /// @param wallSeconds time it computed; where the runs are simulated, without them
  public record Cost(double combinations, double deviceSeconds, double wallSeconds) {
    static final Cost NOTHING = new Cost(0, 0, 0);
  }

  /// What a method found.
  ///
  /// @param method which
  /// @param stp measured STP per GPU of its plan, engines that miss their SLO not counted
  /// @param gpus that it uses
  /// @param missed engines that miss their SLO
  /// @param cost of the search, training not included
  public record Outcome(Method method, double stp, double gpus, double missed, Cost cost) {}

  Outcome outcome(Method method) {
    return outcomes.stream()
        .filter(each -> each.method() == method)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no outcome of " + method));
  }

  boolean has(Method method) {
    return outcomes.stream().anyMatch(each -> each.method() == method);
  }

  /// The best rule that measures nothing and everything that is not ours.
  double bestYardstick() {
    return outcomes.stream()
        .filter(each -> each.method().isYardstick())
        .mapToDouble(Outcome::stp)
        .max()
        .orElse(1);
  }
}
