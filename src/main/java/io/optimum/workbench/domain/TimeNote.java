package io.optimum.workbench.domain;

/// Words of a person about a piece of a run.
///
/// @param run which run, as its title says it: engines and settings
/// @param startNanos since the start of the run
/// @param endNanos since the start of the run
/// @param text what was noted
public record TimeNote(String run, long startNanos, long endNanos, String text) {
  private static final int LONGEST = 2000;

  public TimeNote {
    Require.text(run, "run");
    Require.text(text, "text");
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "The text of a note has %d characters; at most %d are kept."
              .formatted(text.length(), LONGEST));
    }
    if (endNanos < startNanos) {
      throw new IllegalArgumentException(
          "The note ends (%d ns) before it starts (%d ns).".formatted(endNanos, startNanos));
    }
  }
}
