package io.optimum.workbench.ui.session.file;

import io.optimum.workbench.project.Recovery;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Session;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Asks whether to take up what a crash left behind. Edits that are taken up are unsaved ones, as
/// they were; those that are not answered are offered again by the next window.
public final class LostEdits {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private final Session session;
  private final Recovery recovery;
  private final ProjectFiles files;

  public LostEdits(Session session, Recovery recovery, ProjectFiles files) {
    this.session = session;
    this.recovery = recovery;
    this.files = files;
  }

  /// One notice per window that did not end well.
  public void offer() {
    recovery.lost().forEach(this::offer);
  }

  private void offer(Recovery.Lost lost) {
    Recovery.Origin origin = lost.origin();
    session
        .notices()
        .show(
            Notice.of(
                "lost-" + lost.copy().getFileName(),
                "%s has edits that were not saved when the workbench ended, the last at %s.%s"
                    .formatted(
                        lost.project().name(),
                        TIME.format(lost.kept()),
                        origin == null ? "" : " It was opened from %s.".formatted(origin.folder())),
                new Notice.Answer("Restore edits", () -> restore(lost)),
                new Notice.Answer("Discard edits", () -> recovery.discard(lost))));
  }

  private void restore(Recovery.Lost lost) {
    files.openEdited(lost.origin(), lost.project(), () -> recovery.takeOver(lost));
  }
}
