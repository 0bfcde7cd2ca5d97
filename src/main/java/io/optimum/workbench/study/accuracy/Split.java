package io.optimum.workbench.study.accuracy;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.predictor.TrainingExample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Three ways to keep measurements from training, from the easiest to the hardest.
public enum Split {
  /// Any measurements.
  RANDOM("random"),
  /// All measurements of the same engines, whatever their batches and settings.
  UNSEEN_COMBINATION("unseen combination"),
  /// All measurements in which an engine takes part; what is tested is that engine.
  UNSEEN_MODEL("unseen model");

  private static final int FOLDS = 5;

  private final String words;

  Split(String words) {
    this.words = words;
  }

  /// For people.
  public String words() {
    return words;
  }

  /// What is trained on, and what is tested.
  ///
  /// @param tested deployments of examples that are not among those trained on
  record Fold(List<TrainingExample> trained, List<Tested> tested) {}

  /// One deployment of an example.
  record Tested(TrainingExample example, int deployment) {
    double slowdown() {
      return example.slowdowns().get(deployment);
    }
  }

  /// At most five folds; folds without anything to train on or to test are left out.
  List<Fold> folds(List<TrainingExample> examples, long seed) {
    return switch (this) {
      case RANDOM -> grouped(examples, IntStream.range(0, examples.size()).boxed().toList(), seed);
      case UNSEEN_COMBINATION ->
          grouped(examples, examples.stream().map(Split::engines).toList(), seed);
      case UNSEEN_MODEL -> byEngine(examples, seed);
    };
  }

  private static List<EngineId> engines(TrainingExample example) {
    return example.combination().combination().deployments().stream()
        .map(each -> each.engine())
        .sorted()
        .toList();
  }

  /// @param groups of each example; those of one group are in one fold
  private static <G> List<Fold> grouped(List<TrainingExample> examples, List<G> groups, long seed) {
    return parts(groups, seed).stream()
        .map(held -> {
          List<TrainingExample> trained = new ArrayList<>();
          List<Tested> tested = new ArrayList<>();
          for (int i = 0; i < examples.size(); i++) {
            TrainingExample example = examples.get(i);
            if (held.contains(groups.get(i))) {
              IntStream.range(0, example.slowdowns().size())
                  .forEach(each -> tested.add(new Tested(example, each)));
            } else {
              trained.add(example);
            }
          }
          return new Fold(trained, tested);
        })
        .filter(Split::isUsable)
        .toList();
  }

  private static List<Fold> byEngine(List<TrainingExample> examples, long seed) {
    List<EngineId> engines = examples.stream().flatMap(each -> engines(each).stream()).toList();
    return parts(engines, seed).stream()
        .map(held -> new Fold(without(examples, held), of(examples, held::contains)))
        .filter(Split::isUsable)
        .toList();
  }

  private static List<TrainingExample> without(List<TrainingExample> examples, Set<EngineId> held) {
    return examples.stream()
        .filter(each -> engines(each).stream().noneMatch(held::contains))
        .toList();
  }

  private static List<Tested> of(
      List<TrainingExample> examples, Function<EngineId, Boolean> isTested) {
    List<Tested> tested = new ArrayList<>();
    for (TrainingExample each : examples) {
      for (int i = 0; i < each.slowdowns().size(); i++) {
        if (isTested.apply(each.combination().combination().deployments().get(i).engine())) {
          tested.add(new Tested(each, i));
        }
      }
    }
    return tested;
  }

  private static boolean isUsable(Fold fold) {
    return !fold.trained().isEmpty() && !fold.tested().isEmpty();
  }

  /// The groups in five parts of equal size, drawn by seed.
  private static <G> List<Set<G>> parts(List<G> groups, long seed) {
    List<G> order = new ArrayList<>(new LinkedHashSet<>(groups));
    Collections.shuffle(order, new Random(seed));
    List<Set<G>> parts = new ArrayList<>();
    int count = Math.min(FOLDS, order.size());
    for (int i = 0; i < count; i++) {
      parts.add(
          new LinkedHashSet<>(
              order.subList(i * order.size() / count, (i + 1) * order.size() / count)));
    }
    return parts;
  }
}
