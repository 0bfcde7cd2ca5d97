package io.optimum.workbench.strategy.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/// Measures where a [GaussianProcess] expects most improvement over the best so far
/// ([Improvement]). Begins with random points, two more than there are knobs.
public final class ModelSearch implements GridSearch {
  private final SettingsGrid grid;
  private final RandomGenerator random;
  private final List<Integer> measured = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private final BitSet done = new BitSet();

  public ModelSearch(SettingsGrid grid, RandomGenerator random) {
    this.grid = grid;
    this.random = random;
  }

  @Override
  public OptionalInt ask() {
    if (measured.size() == grid.size()) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(measured.size() < grid.knobs() + 2 ? anyPoint() : promising());
  }

  @Override
  public void tell(int point, double value) {
    measured.add(point);
    values.add(value);
    done.set(point);
  }

  private int anyPoint() {
    int point = random.nextInt(grid.size());
    while (done.get(point)) {
      point = random.nextInt(grid.size());
    }
    return point;
  }

  private int promising() {
    GaussianProcess process =
        GaussianProcess.of(
            grid, measured, values.stream().mapToDouble(Double::doubleValue).toArray());
    double bar = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    int best = -1;
    double most = -1;
    for (int point = done.nextClearBit(0);
        point < grid.size();
        point = done.nextClearBit(point + 1)) {
      GaussianProcess.Belief belief = process.at(point);
      double gain = Improvement.expected(belief.mean(), belief.deviation(), bar);
      if (gain > most) {
        most = gain;
        best = point;
      }
    }
    return best;
  }
}
