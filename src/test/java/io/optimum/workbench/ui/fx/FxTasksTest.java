package io.optimum.workbench.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.task.TaskHandle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class FxTasksTest {
  private static final Instant START = Instant.EPOCH;
  private static final Duration LONG = Duration.ofMinutes(1);

  private final FxTasks tasks = new FxTasks(FxTasks.daemonThreads(), InstantSource.fixed(START));

  @Test
  void deliversTheOutcomeOnTheWindowsThread() throws Exception {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    tasks.run(
        "Adding",
        _ -> Platform.isFxApplicationThread() ? "on the window's thread" : "beside it",
        result -> outcome.complete(result + ", told on " + Platform.isFxApplicationThread()),
        outcome::completeExceptionally);
    assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo("beside it, told on true");
    assertThat(stateOfNewest()).isEqualTo(Job.State.DONE);
  }

  @Test
  void failuresReachTheCallerAndTheJob() throws Exception {
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    tasks.run(
        "Failing",
        _ -> {
          throw new IllegalStateException("No combination fits.");
        },
        _ -> failure.cancel(false),
        failure::complete);
    assertThat(failure.get(10, TimeUnit.SECONDS)).hasMessage("No combination fits.");
    assertThat(stateOfNewest()).isEqualTo(Job.State.FAILED);
  }

  @Test
  void whenQuietWaitsUntilTheOutcomeWasDelivered() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    List<String> seen = new CopyOnWriteArrayList<>();
    tasks.run("Reading", _ -> release.await(10, TimeUnit.SECONDS), _ -> seen.add("read"), _ -> {});
    Platform.runLater(() -> tasks.whenQuiet(LONG, () -> seen.add("shown")));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(seen).isEmpty();
    release.countDown();
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> seen.size() == 2);
    assertThat(seen).containsExactly("read", "shown");
  }

  @Test
  void whenQuietDoesNotWaitWhereNothingRuns() throws Exception {
    CompletableFuture<String> shown = new CompletableFuture<>();
    Platform.runLater(() -> {
      tasks.whenQuiet(LONG, () -> shown.complete("at once"));
      shown.complete("later");
    });
    assertThat(shown.get(10, TimeUnit.SECONDS)).isEqualTo("at once");
  }

  @Test
  void whenQuietLosesPatienceAndThenActsOnlyOnce() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    List<String> seen = new CopyOnWriteArrayList<>();
    tasks.run("Reading", _ -> release.await(10, TimeUnit.SECONDS), _ -> seen.add("read"), _ -> {});
    Platform.runLater(() -> tasks.whenQuiet(Duration.ofMillis(1), () -> seen.add("shown")));
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> seen.contains("shown"));
    release.countDown();
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> seen.contains("read"));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(seen).containsExactly("shown", "read");
  }

  @Test
  void cancelStopsTheWorkAtItsNextReport() throws Exception {
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    TaskHandle handle =
        tasks.run(
            "Searching",
            progress -> {
              while (true) {
                progress.report(-1, "looking");
              }
            },
            _ -> failure.cancel(false),
            failure::complete);
    assertThat(handle.isRunning()).isTrue();
    handle.cancel();
    assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    assertThat(handle.isRunning()).isFalse();
    assertThat(stateOfNewest()).isEqualTo(Job.State.CANCELLED);
  }

  @Test
  void aMillionReportsReachTheWindowOncePerFrame() throws Exception {
    AtomicInteger shown = new AtomicInteger();
    CompletableFuture<Integer> outcome = new CompletableFuture<>();
    CountDownLatch listening = new CountDownLatch(1);
    tasks.run(
        "Counting",
        progress -> {
          listening.await();
          for (int i = 1; i <= 1_000_000; i++) {
            progress.report(i / 1e6, "at " + i % 10);
          }
          return 1;
        },
        outcome::complete,
        outcome::completeExceptionally);
    Job job = onWindowThread(() -> tasks.jobs().getFirst());
    job.fractionProperty().subscribe(_ -> shown.incrementAndGet());
    listening.countDown();
    outcome.get(30, TimeUnit.SECONDS);
    assertThat(shown.get()).isLessThan(2_000);
    assertThat(onWindowThread(() -> job.fractionProperty().get())).isEqualTo(1);
  }

  @Test
  void estimatesTheRemainingTimeFromThePaceSoFar() {
    List<Instant> times = List.of(START, START.plusSeconds(10));
    AtomicInteger asked = new AtomicInteger();
    Job job = new Job("Training", () -> times.get(Math.min(1, asked.getAndIncrement())));
    job.progress().report(0.25, "epoch 20 of 80");
    job.refresh();
    assertThat(job.remainingProperty().get()).contains(Duration.ofSeconds(30));
    assertThat(job.messageProperty().get()).isEqualTo("epoch 20 of 80");
  }

  @Test
  void pausedWorkRestsAtItsCheckpointsUntilItIsResumedOrCancelled() throws Exception {
    AtomicInteger steps = new AtomicInteger();
    CompletableFuture<Thread> worker = new CompletableFuture<>();
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    tasks.run(
        "Measuring",
        progress -> {
          worker.complete(Thread.currentThread());
          while (true) {
            progress.checkpoint();
            progress.report(0.5, "trial " + steps.incrementAndGet());
          }
        },
        _ -> failure.cancel(false),
        failure::complete);
    Job job = onWindowThread(() -> tasks.jobs().getFirst());
    until(() -> job.pausableProperty().get());
    rests(job, worker.get(1, TimeUnit.SECONDS));
    onWindowThread(() -> {
      job.resume();
      return true;
    });
    int rested = steps.get();
    until(() -> steps.get() > rested);
    rests(job, worker.get(1, TimeUnit.SECONDS));
    job.cancel();
    assertThat(failure.get(1, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
  }

  private static void rests(Job job, Thread worker) throws Exception {
    onWindowThread(() -> {
      job.pause();
      return true;
    });
    until(() -> job.messageProperty().get().startsWith("Paused. "));
    until(() -> worker.getState() == Thread.State.WAITING);
  }

  @Test
  void timeRestedCountsForNoEstimate() {
    AtomicInteger seconds = new AtomicInteger();
    Job job = new Job("Measuring", () -> START.plusSeconds(seconds.get()));
    seconds.set(10);
    job.pause();
    seconds.set(1000);
    job.resume();
    job.progress().report(0.5, "half");
    job.refresh();
    assertThat(job.remainingProperty().get()).contains(Duration.ofSeconds(10));
  }

  @Test
  void latestSkipsRequestsThatWereOvertaken() throws Exception {
    List<Integer> computed = new ArrayList<>();
    List<Integer> shown = new ArrayList<>();
    CountDownLatch gate = new CountDownLatch(1);
    Latest<Integer> latest = new Latest<>(FxTasks.daemonThreads(), shown::add, _ -> {});
    onWindowThread(() -> {
      for (int i = 0; i < 100; i++) {
        int request = i;
        latest.request(() -> {
          gate.await();
          computed.add(request);
          return request;
        });
      }
      return true;
    });
    gate.countDown();
    until(() -> shown.contains(99));
    assertThat(computed).containsExactly(0, 99);
  }

  private Job.State stateOfNewest() throws Exception {
    until(() -> tasks.jobs().getFirst().stateProperty().get() != Job.State.RUNNING);
    return onWindowThread(() -> tasks.jobs().getFirst().stateProperty().get());
  }

  private static void until(BooleanSupplier reached) throws Exception {
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> onWindowThread(reached::getAsBoolean));
  }

  private static <T> T onWindowThread(java.util.concurrent.Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, action);
  }
}
