package io.optimum.workbench.ui.session;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What waits for an answer, oldest first. Nothing of it is modal.
public final class Notices {
  private final ObservableList<Notice> all = FXCollections.observableArrayList();

  public ObservableList<Notice> all() {
    return all;
  }

  /// Shows a notice in place of one with the same id.
  public void show(Notice notice) {
    dismiss(notice.id());
    all.add(notice);
  }

  public void dismiss(String id) {
    all.removeIf(each -> each.id().equals(id));
  }

  /// Takes the notice away and does what was chosen.
  public void answer(Notice notice, Notice.Answer answer) {
    all.remove(notice);
    answer.action().run();
  }
}
