package io.optimum.workbench.ui.session;

import io.optimum.workbench.domain.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Everything that went wrong since the window opened, newest first, with a count of errors that
/// nobody has looked at yet.
public final class Problems {
  /// What is said of work that the user stopped.
  public static final String STOPPED = "Stopped.";

  /// Older ones are dropped, so that a file full of faults cannot fill memory.
  private static final int KEPT = 1000;

  private final InstantSource clock;
  private final ObservableList<Logged> log = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper unseenErrors = new ReadOnlyIntegerWrapper(0);

  Problems(InstantSource clock) {
    this.clock = clock;
  }

  /// @param when it happened
  public record Logged(Instant when, Problem problem) {}

  public ObservableList<Logged> log() {
    return log;
  }

  public ReadOnlyIntegerProperty unseenErrorsProperty() {
    return unseenErrors.getReadOnlyProperty();
  }

  /// Notes several at once, in the order they happened: whoever looks on is told once.
  public void add(List<Problem> more) {
    Instant now = clock.instant();
    List<Problem> kept = more.subList(Math.max(0, more.size() - KEPT), more.size()).reversed();
    log.addAll(0, kept.stream().map(each -> new Logged(now, each)).toList());
    if (log.size() > KEPT) {
      log.remove(KEPT, log.size());
    }
    int errors =
        (int) more.stream().filter(each -> each.severity() == Problem.Severity.ERROR).count();
    unseenErrors.set(unseenErrors.get() + errors);
  }

  public void add(Problem problem) {
    add(List.of(problem));
  }

  /// Notes why work failed, and gives the message; a cancellation is no problem.
  ///
  /// @param during what was tried, for example `Train`
  public String failed(String during, Throwable failure) {
    String message = message(failure);
    if (!(failure instanceof CancellationException)) {
      add(Problem.error(during, "", message, ""));
    }
    return message;
  }

  /// Empties the list; nothing is unseen any more.
  public void clear() {
    log.clear();
    unseenErrors.set(0);
  }

  /// Errors count as seen.
  public void markSeen() {
    unseenErrors.set(0);
  }

  private static String message(Throwable failure) {
    if (failure instanceof CancellationException) {
      return STOPPED;
    }
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
