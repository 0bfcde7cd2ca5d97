package io.optimum.workbench.study;

import io.optimum.workbench.importer.colocation.SweepPoint;
import io.optimum.workbench.strategy.search.GridSearch;
import io.optimum.workbench.strategy.search.HillClimb;
import io.optimum.workbench.strategy.search.ModelSearch;
import io.optimum.workbench.strategy.search.RandomOrder;
import io.optimum.workbench.strategy.search.SettingsGrid;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// Searches settings that others measured in full, as if each were measured when asked: how many
/// measurements until the throughput is near the best there is.
public final class SearchReplay {
  private static final double NEAR = 0.95;
  private static final double NEARER = 0.99;

  private SearchReplay() {}

  /// Measurements that a search needed, over the seeds.
  ///
  /// @param sweep which table
  /// @param points settings in it
  /// @param search which search
  /// @param near to reach 95 % of the best
  /// @param nearer to reach 99 % of the best
  public record Effort(String sweep, int points, String search, Spread near, Spread nearer) {}

  /// Over the seeds.
  public record Spread(int median, int p90) {
    static Spread of(List<Integer> counts) {
      List<Integer> sorted = counts.stream().sorted().toList();
      return new Spread(at(sorted, 0.5), at(sorted, 0.9));
    }

    private static int at(List<Integer> sorted, double probability) {
      return sorted.get((int) Math.ceil(probability * sorted.size()) - 1);
    }
  }

  private record Searcher(String name, SearchOf of) {}

  @FunctionalInterface
  private interface SearchOf {
    GridSearch search(SettingsGrid grid, long seed);
  }

  private static final List<Searcher> SEARCHERS =
      List.of(
          new Searcher(
              "model and expected improvement (ours)",
              (grid, seed) -> new ModelSearch(grid, new SplittableRandom(seed))),
          new Searcher("hill climbing with restarts", HillClimb::new),
          new Searcher("random", RandomOrder::new));

  /// Every search on every sweep, with seeds from 1.
  public static List<Effort> run(
      Map<String, List<SweepPoint>> sweeps, int seeds, Progress progress) {
    List<Effort> efforts = new ArrayList<>();
    int count = sweeps.size() * SEARCHERS.size();
    for (Map.Entry<String, List<SweepPoint>> sweep : sweeps.entrySet()) {
      SettingsGrid grid = grid(sweep.getValue());
      double[] values =
          sweep.getValue().stream().mapToDouble(SweepPoint::throughputPerSecond).toArray();
      for (Searcher searcher : SEARCHERS) {
        progress.report((double) efforts.size() / count, sweep.getKey() + ", " + searcher.name());
        efforts.add(effort(sweep.getKey(), grid, values, searcher, seeds));
      }
    }
    return List.copyOf(efforts);
  }

  private static SettingsGrid grid(List<SweepPoint> sweep) {
    return SettingsGrid.of(
        sweep.stream()
            .map(each -> new double[] {each.instances(), each.maxBatch(), each.concurrency()})
            .toList());
  }

  private static Effort effort(
      String sweep, SettingsGrid grid, double[] values, Searcher searcher, int seeds) {
    List<Integer> near = new ArrayList<>();
    List<Integer> nearer = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      long used = seed;
      Supplier<GridSearch> fresh = () -> searcher.of().search(grid, used);
      near.add(count(fresh.get(), values, NEAR));
      nearer.add(count(fresh.get(), values, NEARER));
    }
    return new Effort(sweep, values.length, searcher.name(), Spread.of(near), Spread.of(nearer));
  }

  /// Measurements until a share of the best value is reached.
  static int count(GridSearch search, double[] values, double share) {
    double best = 0;
    for (double each : values) {
      best = Math.max(best, each);
    }
    OptionalInt asked = search.ask();
    for (int count = 1; asked.isPresent(); count++) {
      double value = values[asked.getAsInt()];
      if (value >= share * best) {
        return count;
      }
      search.tell(asked.getAsInt(), value);
      asked = search.ask();
    }
    throw new IllegalStateException("The search ended before it had asked for every point.");
  }
}
