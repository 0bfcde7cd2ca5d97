package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.predictor.TrainingExample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Which examples are kept from training, and the folds of the rest. All measurements of one set of
/// engines, whatever their settings, go to the same side; where there are too few such sets, of one
/// combination.
///
/// @param name how it was done, for people
/// @param training indexes of examples
/// @param heldOut indexes of examples
/// @param folds the training indexes, divided
record Split(
    String name, List<Integer> training, List<Integer> heldOut, List<List<Integer>> folds) {
  private static final int FOLDS = 4;

  /// Below this many sets of engines a fold of them would be most of the data.
  private static final int LEAST_GROUPS = 5;

  static Split of(List<TrainingExample> examples, double heldOutFraction, RandomGenerator random) {
    String name = "unseen set of engines";
    List<List<Integer>> groups = groups(examples, Split::engines);
    if (groups.size() < LEAST_GROUPS) {
      name = "unseen settings of seen sets of engines";
      groups = groups(examples, Combination::toString);
    }
    Collections.shuffle(groups, Random.from(random));
    int held = heldOutFraction == 0 ? 0 : Math.max(1, (int) (heldOutFraction * groups.size()));
    int folds = Math.min(FOLDS, groups.size() - held);
    if (folds < 2) {
      throw new IllegalArgumentException(
          """
          With a held-out fraction of %s, %d of %d different combinations remain to train on; \
          at least 2 are needed. Hold out less, or measure more.\
          """
              .formatted(heldOutFraction, groups.size() - held, groups.size()));
    }
    List<List<Integer>> dealt = deal(groups.subList(held, groups.size()), folds);
    return new Split(
        heldOutFraction == 0 ? name + ", cross-validated" : name,
        sorted(dealt),
        sorted(groups.subList(0, held)),
        dealt);
  }

  /// The training indexes without those of one fold.
  List<Integer> without(List<Integer> fold) {
    return training.stream().filter(index -> !fold.contains(index)).toList();
  }

  /// The set of engines, as text.
  static String engines(Combination combination) {
    return combination.deployments().stream().map(Deployment::engine).sorted().toList().toString();
  }

  private static List<List<Integer>> groups(
      List<TrainingExample> examples, Function<Combination, String> key) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < examples.size(); i++) {
      String name = key.apply(examples.get(i).combination().combination());
      groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(i);
    }
    return new ArrayList<>(groups.values());
  }

  private static List<List<Integer>> deal(List<List<Integer>> groups, int folds) {
    List<List<Integer>> dealt = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      List<Integer> indexes = new ArrayList<>();
      for (int group = fold; group < groups.size(); group += folds) {
        indexes.addAll(groups.get(group));
      }
      dealt.add(indexes.stream().sorted().toList());
    }
    return dealt;
  }

  private static List<Integer> sorted(List<List<Integer>> groups) {
    return groups.stream().flatMap(List::stream).sorted().toList();
  }
}
