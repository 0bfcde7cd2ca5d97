package io.optimum.workbench.profiling;

import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Threads that each open a device of their own and make runs on it, in the order they were given.
/// The results are those of one thread, for a run depends on nothing but its request.
final class Workers implements AutoCloseable {
  /// How long a device that was told to stop is waited for. It looks at each of its reports, many
  /// times a second; one that does not is left to itself, so that stopping takes less than a
  /// second.
  static final Duration PATIENCE = Duration.ofMillis(400);

  /// How long devices that rest may take to close: a recording is written then.
  private static final Duration CLOSING = Duration.ofMinutes(1);

  private final Supplier<GpuDevice> devices;
  private final int count;
  private final ExecutorService threads;
  private final BlockingQueue<Optional<Job>> jobs = new LinkedBlockingQueue<>();
  private final AtomicInteger running = new AtomicInteger();
  private volatile boolean stopped;

  /// @param devices opens a device with what it needs loaded; called on the thread that uses it
  Workers(Supplier<GpuDevice> devices, int count) {
    this.devices = devices;
    this.count = count;
    threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().name("campaign-", 0).daemon(true).factory());
    for (int i = 0; i < count; i++) {
      threads.execute(this::work);
    }
  }

  int count() {
    return count;
  }

  Job submit(RunRequest request) {
    Job job = new Job(request);
    jobs.add(Optional.of(job));
    return job;
  }

  /// Makes what runs end at its next report, and what waits not begin.
  void stop() {
    stopped = true;
  }

  private void work() {
    try (Bed bed = new Bed()) {
      for (Optional<Job> next = jobs.take(); next.isPresent(); next = jobs.take()) {
        Job job = next.get();
        job.bed = bed;
        running.incrementAndGet();
        job.task.run();
        running.decrementAndGet();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void refuseWhenStopped() {
    if (stopped) {
      throw new CancellationException("The campaign was stopped.");
    }
  }

  @Override
  public void close() {
    stop();
    for (int i = 0; i < count; i++) {
      jobs.add(Optional.empty());
    }
    threads.shutdown();
    try {
      if (!ended(PATIENCE) && (running.get() > 0 || !ended(CLOSING))) {
        threads.shutdownNow();
      }
    } catch (InterruptedException _) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private boolean ended(Duration patience) throws InterruptedException {
    return threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// A run that was given to the workers.
  final class Job {
    private final FutureTask<RunResult> task;
    private @Nullable Bed bed;

    private Job(RunRequest request) {
      task = new FutureTask<>(() -> run(request));
    }

    private RunResult run(RunRequest request) {
      refuseWhenStopped();
      return Objects.requireNonNull(bed)
          .device()
          .run(request, new RunControl(), SpanSink.none(), (_, _) -> refuseWhenStopped());
    }

    /// Waits a moment; whether it ended, well or not.
    boolean endsWithin(Duration moment) throws InterruptedException {
      try {
        task.get(moment.toNanos(), TimeUnit.NANOSECONDS);
        return true;
      } catch (ExecutionException _) {
        return true;
      } catch (TimeoutException _) {
        return false;
      }
    }

    /// What was observed.
    ///
    /// @throws ExecutionException with what went wrong
    RunResult result() throws InterruptedException, ExecutionException {
      return task.get();
    }

    /// What was observed, when it ended well.
    Optional<RunResult> observed() {
      return task.state() == Future.State.SUCCESS
          ? Optional.of(task.resultNow())
          : Optional.empty();
    }
  }

  /// One thread's device, opened when it is first needed.
  private final class Bed implements AutoCloseable {
    private @Nullable GpuDevice opened;

    GpuDevice device() {
      GpuDevice device = opened;
      if (device == null) {
        device = devices.get();
        opened = device;
      }
      return device;
    }

    @Override
    public void close() {
      if (opened != null) {
        opened.close();
      }
    }
  }
}
