package io.optimum.workbench.ui.session.file;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Notices;
import java.nio.file.Path;
import java.util.List;

/// What the user is told, on every screen, of a project that could not be opened, read or saved.
final class FileNotices {
  private static final String NOT_OPENED = "not-opened";
  private static final String NOT_SAVED = "not-saved";
  private static final String INCOMPLETE = "incomplete";
  private final Notices notices;

  FileNotices(Notices notices) {
    this.notices = notices;
  }

  void notOpened(String why) {
    notices.show(Notice.of(NOT_OPENED, "Nothing was opened. " + why));
  }

  /// A project is being read.
  void opening() {
    notices.dismiss(NOT_OPENED);
  }

  /// @param problems with parts that could not be read; may be empty
  void opened(List<Problem> problems) {
    notices.dismiss(INCOMPLETE);
    notices.dismiss(NOT_SAVED);
    if (!problems.isEmpty()) {
      String more =
          problems.size() == 1 ? "" : ", and %d more problems".formatted(problems.size() - 1);
      notices.show(
          Notice.of(
              INCOMPLETE,
              "Parts of this project could not be read and are left out: %s%s. They stay on disk as"
                      .formatted(problems.getFirst().path(), more)
                  + " they are; the log says what is wrong with each."));
    }
  }

  void notSaved(String why, Runnable again, Runnable elsewhere) {
    notices.show(
        Notice.of(
            NOT_SAVED,
            "Not saved. " + why,
            new Notice.Answer("Try again", again),
            new Notice.Answer("Save as a copy", elsewhere)));
  }

  /// A project was saved by somebody else since it was opened here.
  void changed(Path folder, Runnable elsewhere, Runnable anew) {
    notices.show(
        Notice.of(
            NOT_SAVED,
            "Not saved: since %s was opened here, another window or a command has saved it. Save"
                    .formatted(folder)
                + " your edits as a copy, or open the project anew without them.",
            new Notice.Answer("Save as a copy", elsewhere),
            new Notice.Answer("Open it anew", anew)));
  }

  void saved() {
    notices.dismiss(NOT_SAVED);
  }
}
