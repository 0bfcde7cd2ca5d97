package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.predictor.SyntheticEngines;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.predictor.prior.KernelRoundRobinPrior;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Measured combinations whose law is known: kernel round robin, times a DRAM contention that the
/// prior does not know, times 1 % of noise.
final class SyntheticExamples {
  private SyntheticExamples() {}

  static List<TrainingExample> of(int engines, long seed) {
    return of(engines, seed, 0.8);
  }

  /// The same without contention: there is nothing beyond the prior but noise.
  static List<TrainingExample> ofThePriorItself(int engines, long seed) {
    return of(engines, seed, 0);
  }

  private static List<TrainingExample> of(int engines, long seed, double contention) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<EngineProfile> profiles = SyntheticEngines.engines(engines, random);
    return SyntheticEngines.pairsAndTriples(profiles).stream()
        .map(each -> new TrainingExample(each, truth(each, contention, random)))
        .toList();
  }

  /// Whether an example has none but the first `count` engines.
  static boolean onlyOf(TrainingExample example, int count) {
    return example.combination().profiles().stream()
        .map(each -> each.key().engine().value().substring("engine".length()))
        .allMatch(number -> Integer.parseInt(number) < count);
  }

  private static List<Double> truth(
      ProfiledCombination combination, double contention, RandomGenerator random) {
    var known = new KernelRoundRobinPrior(0.8).predict(combination).slowdowns();
    List<Double> slowdowns = new ArrayList<>();
    double all = combination.profiles().stream().mapToDouble(SyntheticExamples::dramUse).sum();
    for (int i = 0; i < known.size(); i++) {
      double own = dramUse(combination.profiles().get(i));
      double factor = 1 + contention * own * Math.max(0, all - own);
      slowdowns.add(known.get(i).mid() * factor * Math.exp(0.01 * random.nextGaussian()));
    }
    return slowdowns;
  }

  private static double dramUse(EngineProfile profile) {
    return profile.kernels().getFirst().dramBytes()
        / (profile.kernels().getFirst().soloNanos() / 1e9)
        / SyntheticEngines.GPU.dramBytesPerSecond();
  }
}
