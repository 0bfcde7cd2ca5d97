package io.optimum.workbench.ui.session.user;

import io.optimum.workbench.ui.style.Theme;

/// What a user set for all projects.
///
/// @param theme light, dark, or as the system
/// @param scalePercent size of everything, 100 to 200; 0 = as the system
/// @param reopenLast whether to go on with the project opened last
/// @param tourSeen whether the tour was taken or skipped
public record Preferences(
    Theme.Choice theme, int scalePercent, boolean reopenLast, boolean tourSeen) {
  public Preferences {
    if (scalePercent != 0 && (scalePercent < 100 || scalePercent > 200)) {
      throw new IllegalArgumentException(
          "The scalePercent (%d) must be 0 or lie in 100..200.".formatted(scalePercent));
    }
  }

  public static Preferences defaults() {
    return new Preferences(Theme.Choice.SYSTEM, 0, true, false);
  }

  public Preferences withTheme(Theme.Choice value) {
    return new Preferences(value, scalePercent, reopenLast, tourSeen);
  }

  public Preferences withScalePercent(int value) {
    return new Preferences(theme, value, reopenLast, tourSeen);
  }

  public Preferences withReopenLast(boolean value) {
    return new Preferences(theme, scalePercent, value, tourSeen);
  }

  public Preferences withTourSeen(boolean value) {
    return new Preferences(theme, scalePercent, reopenLast, value);
  }
}
