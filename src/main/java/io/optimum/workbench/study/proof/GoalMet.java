package io.optimum.workbench.study.proof;

/// Whether a mean meets its goal.
enum GoalMet {
  YES("yes"),
  /// By less than the confidence half-width, or of one value.
  BY_THE_MEAN("by the mean, not beyond noise"),
  NO("**no**");

  private final String words;

  GoalMet(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  static GoalMet atLeast(double goal, Estimate found) {
    return by(found.mean() - goal, found);
  }

  static GoalMet atMost(double goal, Estimate found) {
    return by(goal - found.mean(), found);
  }

  /// @param margin not negative = met
  private static GoalMet by(double margin, Estimate found) {
    if (!(margin >= 0)) {
      return NO;
    }
    return found.count() > 1 && margin >= found.halfWidth() ? YES : BY_THE_MEAN;
  }
}
