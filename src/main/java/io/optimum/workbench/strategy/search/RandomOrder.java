package io.optimum.workbench.strategy.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

/// Points in random order: the honest yardstick.
public final class RandomOrder implements GridSearch {
  private final Deque<Integer> left;

  public RandomOrder(SettingsGrid grid, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, grid.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    left = new ArrayDeque<>(order);
  }

  @Override
  public OptionalInt ask() {
    return left.isEmpty() ? OptionalInt.empty() : OptionalInt.of(left.remove());
  }

  @Override
  public void tell(int point, double value) {}
}
