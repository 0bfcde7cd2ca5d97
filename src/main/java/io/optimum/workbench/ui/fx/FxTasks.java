package io.optimum.workbench.ui.fx;

import io.optimum.workbench.task.TaskHandle;
import io.optimum.workbench.task.Tasks;
import io.optimum.workbench.task.Work;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Runs long work beside the window's thread and delivers its outcome on it.
///
/// Work may report as often as it likes: jobs are refreshed once per frame while any runs. All but
/// [#run] belongs to the window's thread.
public final class FxTasks implements Tasks {
  /// Finished jobs that stay listed.
  private static final int REMEMBERED = 50;

  private final Executor worker;
  private final InstantSource clock;
  private final ObservableList<Job> jobs = FXCollections.observableArrayList();
  private final ObservableList<Job> readOnlyJobs = FXCollections.unmodifiableObservableList(jobs);
  private final List<Waiting> waiting = new ArrayList<>();
  private final AnimationTimer refresher =
      new AnimationTimer() {
        @Override
        public void handle(long nowNanos) {
          jobs.stream().filter(FxTasks::shownRunning).forEach(Job::refresh);
        }
      };

  /// @param worker runs the work; one thread per call, as [#daemonThreads()] does
  /// @param clock for estimates of the remaining time
  public FxTasks(Executor worker, InstantSource clock) {
    this.worker = worker;
    this.clock = clock;
  }

  /// One thread per running work; none of them keeps the program alive. Platform threads, for the
  /// work computes rather than waits.
  public static Executor daemonThreads() {
    return Executors.newCachedThreadPool(
        Thread.ofPlatform().name("work-", 0).daemon(true).factory());
  }

  /// Jobs, newest first: those that run, and the last ones that ended.
  public ObservableList<Job> jobs() {
    return readOnlyJobs;
  }

  /// Does something on the window's thread once no job runs: right now, or when the last one's
  /// outcome was delivered, or when the limit has passed, whichever comes first.
  public void whenQuiet(Duration limit, Runnable then) {
    if (jobs.stream().noneMatch(FxTasks::shownRunning)) {
      then.run();
    } else {
      waiting.add(new Waiting(limit, then));
    }
  }

  /// Something to be done once, sooner or later.
  private final class Waiting {
    private final Runnable then;
    private final PauseTransition patience;

    Waiting(Duration limit, Runnable then) {
      this.then = then;
      patience = new PauseTransition(javafx.util.Duration.millis(limit.toMillis()));
      patience.setOnFinished(_ -> end());
      patience.play();
    }

    /// A pause that is not stopped would let frames run until its end.
    void end() {
      patience.stop();
      if (waiting.remove(this)) {
        then.run();
      }
    }
  }

  @Override
  public <T> TaskHandle run(
      String title, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
    Job job = new Job(title, clock);
    onWindowThread(() -> list(job));
    worker.execute(() -> compute(job, work, new Outcome<>(done, failed)));
    return job;
  }

  private <T> void compute(Job job, Work<T> work, Outcome<T> outcome) {
    Runnable delivery;
    Job.State state;
    try {
      T result = work.run(job.progress());
      delivery = () -> outcome.done.accept(result);
      state = Job.State.DONE;
    } catch (CancellationException e) {
      delivery = () -> outcome.failed.accept(e);
      state = Job.State.CANCELLED;
    } catch (Throwable e) {
      delivery = () -> outcome.failed.accept(e);
      state = Job.State.FAILED;
    }
    job.markOver();
    Runnable toDeliver = delivery;
    Job.State reached = state;
    Platform.runLater(() -> end(job, reached, toDeliver));
  }

  private void list(Job job) {
    jobs.addFirst(job);
    refresher.start();
  }

  private void end(Job job, Job.State state, Runnable delivery) {
    job.finish(state);
    if (jobs.stream().noneMatch(FxTasks::shownRunning)) {
      refresher.stop();
    }
    while (jobs.size() > REMEMBERED && !shownRunning(jobs.getLast())) {
      jobs.removeLast();
    }
    delivery.run();
    if (jobs.stream().noneMatch(FxTasks::shownRunning)) {
      List.copyOf(waiting).forEach(Waiting::end);
    }
  }

  private static boolean shownRunning(Job job) {
    return job.stateProperty().get() == Job.State.RUNNING;
  }

  /// Does something on the window's thread: at once where this is it, else soon.
  public static void onWindowThread(Runnable action) {
    if (Platform.isFxApplicationThread()) {
      action.run();
    } else {
      Platform.runLater(action);
    }
  }

  private record Outcome<T>(Consumer<T> done, Consumer<Throwable> failed) {}
}
