package io.optimum.workbench.strategy.search;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.OptionalInt;

/// First-improvement ascent, one knob one step, from random points; restarted where nothing near is
/// better. What is measured already costs nothing.
public final class HillClimb implements GridSearch {
  private final SettingsGrid grid;
  private final RandomOrder starts;
  private final double[] values;
  private final BitSet measured = new BitSet();
  private final Deque<Integer> around = new ArrayDeque<>();
  private int here = -1;

  public HillClimb(SettingsGrid grid, long seed) {
    this.grid = grid;
    this.starts = new RandomOrder(grid, seed);
    this.values = new double[grid.size()];
  }

  @Override
  public OptionalInt ask() {
    while (!around.isEmpty()) {
      int next = around.remove();
      if (!measured.get(next)) {
        return OptionalInt.of(next);
      }
      step(next);
    }
    here = -1;
    OptionalInt start = starts.ask();
    while (start.isPresent() && measured.get(start.getAsInt())) {
      start = starts.ask();
    }
    return start;
  }

  @Override
  public void tell(int point, double value) {
    measured.set(point);
    values[point] = value;
    step(point);
  }

  private void step(int point) {
    if (here < 0 || values[point] > values[here]) {
      here = point;
      around.clear();
      around.addAll(grid.neighbours(point));
    }
  }
}
