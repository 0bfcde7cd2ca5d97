package io.optimum.workbench.predictor.prior;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.predictor.regression.NonNegativeLaw;
import java.util.ArrayList;
import java.util.List;

/// Slowdown of engines that share bandwidth and a host, but wait for no kernels: `1 + sum_k (a_k +
/// b_k * u_k) * U_k + B * (c * d + e * (1 - d))` with *u* the use of DRAM and of L2 by the engine
/// alone, *U* that of the streams beside it, *B* their busy time and *d* the share of the engine's
/// latency that is the GPU's and not the host's. All constants are fitted and not negative, for
/// nothing speeds up by sharing.
///
/// The linear model of gpulet (Choi et al., USENIX ATC 2022) with products, host terms and signs
/// added (our choice). Meant for partitions of SMs; among streams, whose kernels wait for each
/// other, [KernelRoundRobinPrior] is the better law.
public final class BandwidthPrior extends PointPredictor {
  static final String NAME = "bandwidth law";

  /// Constants of the law.
  public static final int TERMS = 6;

  private final double[] constants;

  /// @param constants each not negative
  public BandwidthPrior(List<Double> constants) {
    super(NAME);
    if (constants.size() != TERMS) {
      throw new IllegalArgumentException(
          "The bandwidth law has %d constants, not %d.".formatted(TERMS, constants.size()));
    }
    constants.forEach(each -> Require.notNegative(each, "constant"));
    this.constants = constants.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /// With the constants that fit the examples best.
  ///
  /// @throws IllegalArgumentException when there are no examples
  public static BandwidthPrior fitted(List<TrainingExample> examples) {
    Require.notEmpty(examples, "examples");
    FactsCache cache = new FactsCache();
    RoundRobin law = new RoundRobin();
    List<double[]> rows = new ArrayList<>();
    List<Double> slowdowns = new ArrayList<>();
    for (TrainingExample example : examples) {
      law.solve(example.combination(), cache, KernelRoundRobinPrior.UNSCALED);
      for (int i = 0; i < law.size(); i++) {
        rows.add(terms(law, i));
        slowdowns.add(example.slowdowns().get(i));
      }
    }
    double[] fitted =
        NonNegativeLaw.fit(
            rows.toArray(double[][]::new),
            slowdowns.stream().mapToDouble(Double::doubleValue).toArray());
    return new BandwidthPrior(java.util.Arrays.stream(fitted).boxed().toList());
  }

  /// The constants in use.
  public List<Double> constants() {
    return java.util.Arrays.stream(constants).boxed().toList();
  }

  @Override
  public double slowdown(RoundRobin law, int deployment) {
    return NonNegativeLaw.at(constants, terms(law, deployment));
  }

  private static double[] terms(RoundRobin law, int i) {
    double dram = law.sumBeside(i, j -> law.traits(j).dramNanos() / law.soloNanos(j));
    double l2 = law.sumBeside(i, j -> law.traits(j).l2Nanos() / law.soloNanos(j));
    double busy = law.sumBeside(i, j -> law.facts(j).busyNanos() / law.soloNanos(j));
    double onGpu = Math.min(1, law.deviceNanos(i) / law.soloNanos(i));
    return new double[] {
      dram,
      dram * law.traits(i).dramNanos() / law.soloNanos(i),
      l2,
      l2 * law.traits(i).l2Nanos() / law.soloNanos(i),
      busy * onGpu,
      busy * (1 - onGpu)
    };
  }
}
