package io.optimum.workbench.device.cuda.run.host;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/// Host threads at work.
final class ThreadCrew implements Host.Crew {
  private final List<WorkerThread> threads;
  private final RunGate gate;
  private final Set<WorkerThread> thrown = new HashSet<>();

  ThreadCrew(List<WorkerThread> threads, RunGate gate) {
    this.threads = List.copyOf(threads);
    this.gate = gate;
  }

  @Override
  public void go() {
    gate.go(true);
  }

  @Override
  public boolean rest(long nanos) {
    try {
      for (WorkerThread each : threads) {
        if (each.isAlive()) {
          each.join(nanos);
          break;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The run was interrupted.");
    }
    throwFailure();
    return threads.stream().anyMatch(WorkerThread::isAlive);
  }

  /// Each failure once: whoever got it closes this crew on its way out.
  void throwFailure() {
    for (WorkerThread each : threads) {
      RuntimeException failure = each.failure();
      if (failure != null && thrown.add(each)) {
        throw failure;
      }
    }
  }

  /// Waits for the end of all, whatever interrupts.
  void join() {
    boolean interrupted = false;
    for (WorkerThread each : threads) {
      while (each.isAlive()) {
        try {
          each.join(Long.MAX_VALUE / 2);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    gate.go(false);
    join();
    throwFailure();
  }
}
