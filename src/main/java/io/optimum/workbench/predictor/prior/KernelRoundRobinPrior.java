package io.optimum.workbench.predictor.prior;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.predictor.TrainingExample;
import java.util.List;

/// Slowdown of streams whose kernels take turns: every kernel waits, on average, for one kernel of
/// each busy stream beside it.
///
/// `L_i = S_i + c * K_i * sum_j a_j * S_j / K_j` with *S* the latency alone, *K* the kernel count,
/// *a* the share of the time with a kernel waiting or running (solved as a fixed point) and *c* a
/// constant. The block dispatcher serves kernels in order of readiness (Amert et al., "GPU
/// Scheduling on the NVIDIA TX2", RTSS 2017), which for single-kernel streams is round robin; so c
/// = 1 unless fitted.
///
/// What we changed (our choice): a kernel waits only for kernels beside which it does not fit, and
/// part of its blocks use the room there is; a crowd leaves less room to each pair; a higher
/// priority waits for one wave instead of a kernel, and hardly longer where several are behind it;
/// a lower one waits before each of its waves, longer where several are ahead of it; streams of one
/// deployment wait for each other also when alone; all latencies stretch when they would use more
/// SM time than there is. Copies in one direction wait for each other, on a GPU with one copy
/// engine those of both. DRAM traffic takes longer by the share of the bandwidth that others use.
/// Alone, launches, gaps, kernels and copies are played one after the other. Time slices: processes
/// take turns on the whole GPU.
///
/// Not in it: L2 contention, power. Learned corrections add those. The interval is a heuristic, not
/// a measurement: the law with guessed kernel counts missed recordings of unseen engines on an RTX
/// 3080 by 22 % on average; were such errors Laplace distributed, 90 % of them would lie within 22
/// %
/// * ln 10 = 0.5 in log space.
public final class KernelRoundRobinPrior implements SlowdownPredictor {
  /// Round robin as such.
  public static final double UNSCALED = 1;

  static final String NAME = "kernel round robin";
  private static final double HALF_WIDTH = Math.exp(0.5);

  /// Twice the wait of round robin would mean that every kernel waits for two of each other stream.
  private static final double GREATEST_SCALE = 2;

  private static final int GRID_STEPS = 40;

  private final double waitScale;
  private final FactsCache cache = new FactsCache();
  private final ThreadLocal<RoundRobin> laws = ThreadLocal.withInitial(RoundRobin::new);

  public KernelRoundRobinPrior() {
    this(UNSCALED);
  }

  /// @param waitScale the constant c
  public KernelRoundRobinPrior(double waitScale) {
    this.waitScale = Require.notNegative(waitScale, "waitScale");
  }

  /// With the constant that fits the examples best: least mean absolute log error on a fixed grid.
  ///
  /// @throws IllegalArgumentException when there are no examples
  public static KernelRoundRobinPrior fitted(List<TrainingExample> examples) {
    Require.notEmpty(examples, "examples");
    FactsCache cache = new FactsCache();
    double best = UNSCALED;
    double least = error(examples, cache, best);
    for (int step = 1; step <= GRID_STEPS; step++) {
      double scale = GREATEST_SCALE * step / GRID_STEPS;
      double error = error(examples, cache, scale);
      if (error < least) {
        least = error;
        best = scale;
      }
    }
    return new KernelRoundRobinPrior(best);
  }

  @Override
  public String name() {
    return NAME;
  }

  /// The constant c in use.
  public double waitScale() {
    return waitScale;
  }

  @Override
  public CombinationPrediction predict(ProfiledCombination combination) {
    RoundRobin law = laws.get();
    law.solve(combination, cache, waitScale);
    Interval[] slowdowns = new Interval[law.size()];
    Double[] solo = new Double[law.size()];
    for (int i = 0; i < slowdowns.length; i++) {
      double mid = law.slowdown(i);
      slowdowns[i] =
          slowdowns.length == 1
              ? Interval.exactly(1)
              : new Interval(Math.max(1, mid / HALF_WIDTH), mid, mid * HALF_WIDTH);
      solo[i] = law.soloNanos(i);
    }
    return new CombinationPrediction(
        combination.combination(),
        combination.gpu().id(),
        List.of(slowdowns),
        List.of(solo),
        false,
        name());
  }

  private static double error(List<TrainingExample> examples, FactsCache cache, double scale) {
    RoundRobin law = new RoundRobin();
    double sum = 0;
    int count = 0;
    for (TrainingExample example : examples) {
      law.solve(example.combination(), cache, scale);
      for (int i = 0; i < law.size(); i++) {
        sum += Math.abs(Math.log(law.slowdown(i) / example.slowdowns().get(i)));
        count++;
      }
    }
    return sum / count;
  }
}
