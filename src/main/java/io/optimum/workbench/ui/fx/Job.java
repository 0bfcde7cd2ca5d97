package io.optimum.workbench.ui.fx;

import io.optimum.workbench.task.Progress;
import io.optimum.workbench.task.TaskHandle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Long work as the window shows it. The work reports from its own thread; the properties belong to
/// the window's thread and follow once per frame.
public final class Job implements TaskHandle {
  /// How far a job got.
  public enum State {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  /// Below this share an estimate of the remaining time is a guess.
  private static final double ESTIMABLE_FRACTION = 0.02;

  private final String title;
  private final InstantSource clock;
  private final Instant started;
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(this, "fraction", -1);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", State.RUNNING);
  private final ReadOnlyObjectWrapper<Optional<Duration>> remaining =
      new ReadOnlyObjectWrapper<>(this, "remaining", Optional.empty());
  private final ReadOnlyBooleanWrapper pausable = new ReadOnlyBooleanWrapper(this, "pausable");
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(this, "paused");
  private final Rest rest;
  private volatile boolean cancelled;
  private volatile boolean over;
  private volatile Report latest = new Report(-1, "");

  Job(String title, InstantSource clock) {
    this.title = title;
    this.clock = clock;
    this.started = clock.instant();
    this.rest = new Rest(clock);
  }

  public String title() {
    return title;
  }

  @Override
  public void cancel() {
    cancelled = true;
    rest.end();
  }

  /// Asks the work to rest at its next checkpoint; it keeps what it has.
  public void pause() {
    if (isRunning() && !cancelled) {
      rest.begin();
      paused.set(true);
    }
  }

  /// Lets paused work go on.
  public void resume() {
    rest.end();
    paused.set(false);
  }

  /// Whether the work has checkpoints at which it can rest.
  public ReadOnlyBooleanProperty pausableProperty() {
    return pausable.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /// How long ago it was begun.
  public Duration age() {
    return Duration.between(started, clock.instant());
  }

  @Override
  public boolean isRunning() {
    return !over;
  }

  /// Whether the user asked it to stop.
  public boolean isCancelled() {
    return cancelled;
  }

  /// 0..1, or negative while the end is not known.
  public ReadOnlyDoubleProperty fractionProperty() {
    return fraction.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// Time until the end at the pace so far; empty while that cannot be said.
  public ReadOnlyObjectProperty<Optional<Duration>> remainingProperty() {
    return remaining.getReadOnlyProperty();
  }

  /// What the work reports to, from its own thread.
  Progress progress() {
    return new Progress() {
      @Override
      public void report(double doneFraction, String text) {
        refuseWhenCancelled();
        latest = new Report(doneFraction, text);
      }

      @Override
      public void checkpoint() {
        refuseWhenCancelled();
        rest.pass();
        refuseWhenCancelled();
      }
    };
  }

  private void refuseWhenCancelled() {
    if (cancelled) {
      throw new CancellationException("%s was stopped.".formatted(title));
    }
  }

  /// Told by the worker, so that [#isRunning] is right on any thread.
  void markOver() {
    over = true;
  }

  /// Shows the newest report.
  void refresh() {
    Report report = latest;
    fraction.set(report.doneFraction());
    message.set(paused.get() ? "Paused. " + report.message() : report.message());
    pausable.set(rest.wasPassed());
    remaining.set(estimate(report.doneFraction()));
  }

  void finish(State outcome) {
    refresh();
    remaining.set(Optional.empty());
    paused.set(false);
    if (outcome == State.DONE) {
      fraction.set(1);
    }
    state.set(outcome);
  }

  private Optional<Duration> estimate(double done) {
    if (done < ESTIMABLE_FRACTION || done > 1 || paused.get()) {
      return Optional.empty();
    }
    double elapsedMillis = age().minus(rest.total()).toMillis();
    if (elapsedMillis < 0) {
      return Optional.empty(); // the clock was set back
    }
    return Optional.of(Duration.ofMillis(Math.round(elapsedMillis * (1 - done) / done)));
  }

  private record Report(double doneFraction, String message) {}
}
