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
  private static final String ELSEWHERE_SAVED = "saved-elsewhere";
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
    saved();
    if (!problems.isEmpty()) {
      String more =
          problems.size() == 1 ? "" : ", and %d more problems".formatted(problems.size() - 1);
      notices.show(
          Notice.of(
              INCOMPLETE,
              "Parts of this project could not be read and are left out: %s%s. What is on disk"
                      .formatted(problems.getFirst().path(), more)
                  + " stays as it is; the log says what is wrong with each."));
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

  /// A save was refused, for somebody else has saved the project since it was opened here.
  void refused(Path folder, OthersSaves.Ways ways) {
    notices.dismiss(NOT_SAVED);
    notices.show(
        Notice.of(
            ELSEWHERE_SAVED,
            "Not saved: since %s was opened here, another window or a command has saved it. Save"
                    .formatted(folder)
                + " your edits as a copy, or open the project anew without them.",
            new Notice.Answer("Save as a copy", ways.copy()),
            new Notice.Answer("Open it anew", ways.anew())));
  }

  /// Somebody else has saved the project since it was opened here.
  ///
  /// @param unsaved whether there are edits here
  void savedElsewhere(Path folder, boolean unsaved, OthersSaves.Ways ways) {
    String what =
        "Since %s was opened here, another window or a command has saved it; this window shows it"
                .formatted(folder)
            + " as it was before.";
    Notice.Answer anew = new Notice.Answer("Open it anew", ways.anew());
    notices.show(
        unsaved
            ? Notice.of(
                ELSEWHERE_SAVED,
                what
                    + " Your edits here are not saved: save them as a copy, or open the project"
                    + " anew without them.",
                new Notice.Answer("Save as a copy", ways.copy()),
                anew)
            : Notice.of(ELSEWHERE_SAVED, what, anew));
  }

  void saved() {
    notices.dismiss(NOT_SAVED);
    notices.dismiss(ELSEWHERE_SAVED);
  }
}
