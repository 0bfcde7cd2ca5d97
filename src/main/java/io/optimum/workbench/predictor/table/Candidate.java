package io.optimum.workbench.predictor.table;

import io.optimum.workbench.predictor.regression.Learner;
import org.jspecify.annotations.Nullable;

/// A way to predict: a law or the training mean, corrected by a learner or not.
///
/// @param law null for the training mean
/// @param learner null for no correction
/// @param wide whether the learner sees absolute numbers and identities
record Candidate(@Nullable Law law, @Nullable Learner learner, boolean wide) {
  String name() {
    String base = law == null ? "training mean" : law.name();
    return learner == null
        ? base
        : "%s + %s%s".formatted(base, learner.name(), wide ? ", wide" : "");
  }

  /// Whether nothing is learned but constants.
  boolean simple() {
    return learner == null;
  }
}
