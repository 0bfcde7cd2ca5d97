package io.optimum.workbench.predictor.table;

import io.optimum.workbench.predictor.regression.Learner;
import org.jspecify.annotations.Nullable;

/// A way to predict: a law or the training mean, corrected by a learner or not.
///
/// @param law null for the training mean
/// @param learner null for no correction
/// @param wide whether the learner sees absolute numbers and identities
record Candidate(@Nullable Law law, @Nullable Learner learner, boolean wide) {
  /// What every row is taken to be where nothing is known of it.
  static final Candidate MEAN = new Candidate(null, null, false);

  /// A law by itself.
  static Candidate of(Law law) {
    return new Candidate(law, null, false);
  }

  String name() {
    String base = law == null ? "training mean" : law.name();
    return learner == null
        ? base
        : "%s + %s%s".formatted(base, learner.name(), wide ? ", wide" : "");
  }

  /// What speaks for a candidate.
  enum Kind {
    /// Nothing but the rows.
    MEAN,
    /// A theory.
    LAW,
    /// The rows, by a learner that can also be wrong in more ways.
    LEARNED
  }

  Kind kind() {
    if (learner != null) {
      return Kind.LEARNED;
    }
    return law == null ? Kind.MEAN : Kind.LAW;
  }

  /// Whether nothing is learned but constants.
  boolean isSimple() {
    return learner == null;
  }
}
