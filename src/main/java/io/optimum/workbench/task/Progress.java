package io.optimum.workbench.task;

import java.util.concurrent.CancellationException;

/// How long work says where it is, and learns that it was cancelled.
@FunctionalInterface
public interface Progress {
  /// @param doneFraction 0..1, or negative while the end is not known
  /// @param message what is being done, in a few words
  /// @throws CancellationException when the user has stopped the work
  void report(double doneFraction, String message);

  /// Tells nobody and is never cancelled.
  static Progress none() {
    return (_, _) -> {};
  }

  /// The part of this progress from `fromFraction` to `toFraction`.
  default Progress part(double fromFraction, double toFraction) {
    return (done, message) ->
        report(done < 0 ? done : fromFraction + done * (toFraction - fromFraction), message);
  }
}
