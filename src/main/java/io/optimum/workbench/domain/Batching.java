package io.optimum.workbench.domain;

import java.util.List;

/// How waiting inputs become batches. A deployment's batch size is the largest batch.
public sealed interface Batching {
  /// An inference waits until a whole batch has arrived.
  record Full() implements Batching {}

  /// As Triton's dynamic batcher: an idle context takes what waits, at most a whole batch. Where
  /// preferred sizes are named, it takes the largest of them that is there, and waits for one until
  /// the oldest input has waited `maxDelayNanos`; without, it waits that long for a whole batch
  /// (Triton Inference Server user guide, "Model Configuration", "Dynamic Batcher").
  ///
  /// @param preferredSizes ascending; empty = only the largest batch is preferred
  /// @param maxDelayNanos 0 = never waits for more
  record Dynamic(List<Integer> preferredSizes, long maxDelayNanos) implements Batching {
    public Dynamic {
      preferredSizes = List.copyOf(preferredSizes);
      int before = 0;
      for (int size : preferredSizes) {
        if (size <= before) {
          throw new IllegalArgumentException(
              "The preferredSizes %s must be positive and ascending.".formatted(preferredSizes));
        }
        before = size;
      }
      Require.notNegative(maxDelayNanos, "maxDelayNanos");
    }
  }

  /// Whole batches only.
  static Batching full() {
    return new Full();
  }
}
