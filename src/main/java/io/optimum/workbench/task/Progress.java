package io.optimum.workbench.task;

import java.util.concurrent.CancellationException;

/// How long work says where it is, and learns that it was cancelled.
@FunctionalInterface
public interface Progress {
  /// @param doneFraction 0..1, or negative while the end is not known
  /// @param message what is being done, in a few words
  /// @throws CancellationException when the user has stopped the work
  void report(double doneFraction, String message);

  /// A point at which the work may rest: returns at once, or when the user lets paused work go on.
  ///
  /// @throws CancellationException when the user has stopped the work
  default void checkpoint() {}

  /// Tells nobody and is never cancelled.
  static Progress none() {
    return (_, _) -> {};
  }

  /// The part of this progress from `fromFraction` to `toFraction`.
  default Progress part(double fromFraction, double toFraction) {
    return new PartOfProgress(this, fromFraction, toFraction);
  }

  /// The stretch of one of `count` steps of equal length.
  ///
  /// @param index from 0
  default Progress step(int index, int count) {
    return part((double) index / count, (index + 1.0) / count);
  }

  /// This progress for work that goes over some stretch more than once: it never falls back.
  default Progress forward() {
    return new ForwardProgress(this);
  }
}
