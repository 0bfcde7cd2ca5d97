package io.optimum.workbench.domain.load;

import io.optimum.workbench.domain.Require;
import java.util.List;

/// How waiting inputs become batches. A deployment's batch size is the largest batch.
public sealed interface Batching {
  /// An inference waits until a whole batch has arrived.
  record Full() implements Batching {}

  /// As Triton's dynamic batcher (Triton Inference Server user guide, "Batchers", "Dynamic
  /// Batcher"): an idle context takes the largest preferred size that is there. Where none is, it
  /// waits for one until the oldest input has waited `maxDelayNanos`, and then takes all that wait,
  /// at most a whole batch; also where the queue has grown so long that the oldest has waited for
  /// the delay already. With a delay of 0 it takes what is there at once.
  ///
  /// A batch smaller than the deployment's runs the profile of the smallest loaded batch size that
  /// holds it, as a TensorRT engine with an optimization profile per size does: where only the
  /// whole batch is profiled, a single input takes as long as a whole batch (padding).
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

  /// What waits, as soon as a context is idle: dynamic batching with Triton's own settings.
  static Batching atOnce() {
    return new Dynamic(List.of(), 0);
  }

  /// Whole batches only.
  static Batching full() {
    return new Full();
  }
}
