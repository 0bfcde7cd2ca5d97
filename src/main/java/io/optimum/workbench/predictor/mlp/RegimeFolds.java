package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.predictor.Regime;
import io.optimum.workbench.predictor.TrainingExample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Folds of the training examples in which what is tested is new in the way of one regime.
final class RegimeFolds {
  private static final int FOLDS = 4;

  /// Fewer are not worth training on.
  private static final int LEAST_TRAINED = 5;

  private RegimeFolds() {}

  /// Indexes of examples.
  record Fold(List<Integer> trained, List<Integer> tested) {}

  /// Empty where the examples do not allow any.
  static List<Fold> of(
      List<TrainingExample> examples, Split split, Regime regime, RandomGenerator random) {
    return switch (regime) {
      case COMBINATION_UNSEEN ->
          split.folds().stream().map(fold -> new Fold(split.without(fold), fold)).toList();
      case COMBINATION_SEEN -> byExample(split.training(), random);
      case MODEL_UNSEEN -> byEngine(examples, split.training(), random);
    };
  }

  /// What a query was seen as.
  static Regime regime(Combination query, Set<EngineId> engines, Set<String> mixes) {
    if (!engines.containsAll(query.deployments().stream().map(Deployment::engine).toList())) {
      return Regime.MODEL_UNSEEN;
    }
    return mixes.contains(Split.engines(query))
        ? Regime.COMBINATION_SEEN
        : Regime.COMBINATION_UNSEEN;
  }

  private static List<Fold> byExample(List<Integer> training, RandomGenerator random) {
    List<Integer> shuffled = new ArrayList<>(training);
    Collections.shuffle(shuffled, Random.from(random));
    List<Fold> folds = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      Set<Integer> tested = new TreeSet<>();
      for (int i = fold; i < shuffled.size(); i += FOLDS) {
        tested.add(shuffled.get(i));
      }
      add(folds, training.stream().filter(each -> !tested.contains(each)).toList(), tested);
    }
    return folds;
  }

  /// Some engines at a time; trained on what holds none of them.
  private static List<Fold> byEngine(
      List<TrainingExample> examples, List<Integer> training, RandomGenerator random) {
    TreeSet<EngineId> engines = new TreeSet<>();
    training.forEach(each -> engines.addAll(engines(examples.get(each))));
    List<EngineId> shuffled = new ArrayList<>(engines);
    Collections.shuffle(shuffled, Random.from(random));
    int count = Math.min(FOLDS, shuffled.size());
    List<Fold> folds = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      Set<EngineId> unseen = new TreeSet<>();
      for (int i = fold; i < shuffled.size(); i += count) {
        unseen.add(shuffled.get(i));
      }
      Set<Integer> tested = new TreeSet<>();
      training.stream()
          .filter(each -> engines(examples.get(each)).stream().anyMatch(unseen::contains))
          .forEach(tested::add);
      add(folds, training.stream().filter(each -> !tested.contains(each)).toList(), tested);
    }
    return folds;
  }

  private static void add(List<Fold> folds, List<Integer> trained, Set<Integer> tested) {
    if (trained.size() >= LEAST_TRAINED && !tested.isEmpty()) {
      folds.add(new Fold(trained, List.copyOf(tested)));
    }
  }

  private static List<EngineId> engines(TrainingExample example) {
    return example.combination().combination().deployments().stream()
        .map(Deployment::engine)
        .toList();
  }
}
