package io.optimum.workbench.importer.nsys;

import java.util.Arrays;

/// Numbers the inferences of each stream and adds them as spans of their own above their kernels.
final class Timeline {
  private final Activities activities;
  private int[] inference;
  private final TracedSpans.Columns before;

  Timeline(Activities activities, TracedSpans.Columns columns) {
    this.activities = activities;
    this.before = columns;
    this.inference = columns.inference();
  }

  void add(Inferences stream) {
    inference = Arrays.copyOf(inference, activities.size() + stream.count());
    for (int i = 0; i < stream.count(); i++) {
      int first = stream.row(i, 0);
      long end = activities.endNanos[first];
      for (int k = 0; k < stream.period(); k++) {
        int row = stream.row(i, k);
        inference[row] = i;
        end = Math.max(end, activities.endNanos[row]);
      }
      int at = activities.add(activities.startNanos[first], end, Activities.Kind.GRAPH);
      activities.lane[at] = stream.stream().lane();
      inference[at] = i;
    }
  }

  /// The columns with a row for each added inference.
  TracedSpans.Columns columns() {
    return new TracedSpans.Columns(
        Arrays.copyOf(inference, activities.size()),
        Arrays.copyOf(before.soloNanos(), activities.size()),
        Arrays.copyOf(before.smCount(), activities.size()));
  }
}
