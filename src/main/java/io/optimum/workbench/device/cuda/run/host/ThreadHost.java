package io.optimum.workbench.device.cuda.run.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/// The machine's threads and clock.
public final class ThreadHost implements Host {
  private final ThreadFactory threads;

  public ThreadHost(ThreadFactory threads) {
    this.threads = threads;
  }

  /// Daemon threads of the platform: each enqueues for a stream and must not share a carrier.
  public static ThreadHost ofPlatformThreads() {
    return new ThreadHost(Thread.ofPlatform().daemon().name("cuda-lane-", 0).factory());
  }

  @Override
  public long nowNanos() {
    return System.nanoTime();
  }

  @Override
  public Crew start(List<Worker> workers) {
    List<WorkerThread> crew = new ArrayList<>();
    RunGate gate = new RunGate(workers.size());
    workers.forEach(worker -> crew.add(new WorkerThread(worker, gate)));
    crew.forEach(each -> each.start(threads));
    ThreadCrew started = new ThreadCrew(crew, gate);
    try {
      gate.awaitOpened();
      started.throwFailure();
      return started;
    } catch (RuntimeException e) {
      gate.go(false);
      started.join();
      throw e;
    }
  }
}
