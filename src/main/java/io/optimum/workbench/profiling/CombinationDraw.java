package io.optimum.workbench.profiling;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Combinations of different engines, without a list: all pairs, or some drawn by seed.
public final class CombinationDraw {
  /// Draws per combination wanted, before what is left is taken for not there.
  private static final int TRIES = 50;

  private static final int SIZE_MAX = 4;
  private final List<Choice> engines;
  private final Predicate<Combination> fits;

  /// An engine and the batch sizes it may have.
  public record Choice(EngineId engine, List<Integer> batchSizes) {
    public Choice {
      batchSizes = List.copyOf(batchSizes);
    }
  }

  /// @param engines to combine; pairs take the first batch size of each
  /// @param fits whether a combination can be measured
  public CombinationDraw(List<Choice> engines, Predicate<Combination> fits) {
    this.engines = List.copyOf(engines);
    this.fits = fits;
  }

  /// Every two different engines once.
  public List<Combination> allPairs() {
    List<Combination> pairs = new ArrayList<>();
    for (int i = 0; i < engines.size(); i++) {
      for (int j = i + 1; j < engines.size(); j++) {
        pairs.add(Combination.ofStreams(List.of(first(engines.get(i)), first(engines.get(j)))));
      }
    }
    pairs.removeIf(fits.negate());
    return List.copyOf(pairs);
  }

  private static Deployment first(Choice choice) {
    return Deployment.of(choice.engine(), choice.batchSizes().getFirst());
  }

  /// At most `count` different ones, of two to four engines and any of their batch sizes; fewer
  /// when there are not so many.
  public List<Combination> random(int count, RandomGenerator random) {
    Set<Combination> drawn = new LinkedHashSet<>();
    if (engines.size() < 2) {
      return List.of();
    }
    for (long tries = 0; tries < (long) TRIES * count && drawn.size() < count; tries++) {
      Combination one = draw(random);
      if (fits.test(one)) {
        drawn.add(one);
      }
    }
    return List.copyOf(drawn);
  }

  private Combination draw(RandomGenerator random) {
    int size = 2 + random.nextInt(Math.min(SIZE_MAX, engines.size()) - 1);
    List<Choice> left = new ArrayList<>(engines);
    List<Deployment> chosen = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Choice choice = left.remove(random.nextInt(left.size()));
      List<Integer> sizes = choice.batchSizes();
      chosen.add(Deployment.of(choice.engine(), sizes.get(random.nextInt(sizes.size()))));
    }
    chosen.sort(java.util.Comparator.comparing(Deployment::engine));
    return Combination.ofStreams(chosen);
  }
}
