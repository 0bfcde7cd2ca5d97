package io.optimum.workbench.ui.session;

import java.util.List;

/// Something the user should know and can answer, shown above the screens until answered.
///
/// @param id for example `recovered`; a newer notice with the same id takes the older one's place
/// @param text what happened, in a sentence or two
/// @param answers what can be done about it; each also takes the notice away
public record Notice(String id, String text, List<Answer> answers) {
  public Notice {
    answers = List.copyOf(answers);
  }

  /// @param label a verb phrase
  /// @param action does it, on the window's thread
  public record Answer(String label, Runnable action) {}

  /// Without answers of its own: it can only be dismissed.
  public static Notice of(String id, String text, Answer... answers) {
    return new Notice(id, text, List.of(answers));
  }
}
