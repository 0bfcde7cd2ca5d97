package io.optimum.workbench.planner;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.predictor.SlowdownPredictor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// Slowdown 1 plus a fixed amount per co-runner, drawn from a seed for every ordered pair of
/// engines; more for larger batches and more streams, less for higher priority.
public final class PairwisePredictor implements SlowdownPredictor {
  private final long seed;
  private final AtomicInteger predictions = new AtomicInteger();

  public PairwisePredictor(long seed) {
    this.seed = seed;
  }

  public int predictions() {
    return predictions.get();
  }

  @Override
  public String name() {
    return "pairwise";
  }

  @Override
  public CombinationPrediction predict(ProfiledCombination combination) {
    predictions.incrementAndGet();
    List<Interval> slowdowns = new ArrayList<>();
    List<Double> solos = new ArrayList<>();
    List<Deployment> deployments = combination.combination().deployments();
    for (int i = 0; i < deployments.size(); i++) {
      double slowdown = slowdown(deployments, i);
      slowdowns.add(new Interval(1 + (slowdown - 1) * 0.8, slowdown, 1 + (slowdown - 1) * 1.3));
      EngineProfile profile = combination.profiles().get(i);
      solos.add(profile.latencyNanos() * (1 + 0.8 * (deployments.get(i).streams() - 1)));
    }
    return new CombinationPrediction(
        combination.combination(), combination.gpu().id(), slowdowns, solos, false, name());
  }

  double slowdown(List<Deployment> deployments, int index) {
    Deployment mine = deployments.get(index);
    double slowdown = 1;
    for (int j = 0; j < deployments.size(); j++) {
      if (j != index) {
        Deployment other = deployments.get(j);
        double size = 0.7 + 0.1 * Math.log(other.batchSize()) + 0.2 * other.streams();
        double priority = 1 + 0.3 * (rank(mine.priority()) - rank(other.priority()));
        slowdown += pair(mine, other) * size * Math.max(0.1, priority);
      }
    }
    return slowdown;
  }

  private double pair(Deployment mine, Deployment other) {
    long mixed =
        seed * 31 + mine.engine().hashCode() * 7919L + other.engine().hashCode() * 104_729L;
    return new Random(mixed).nextDouble() * 1.6;
  }

  private static int rank(StreamPriority priority) {
    return switch (priority) {
      case HIGH -> 0;
      case NORMAL -> 1;
      case LOW -> 2;
    };
  }
}
