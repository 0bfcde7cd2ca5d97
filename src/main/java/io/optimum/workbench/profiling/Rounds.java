package io.optimum.workbench.profiling;

import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.profiling.trial.CampaignException;
import io.optimum.workbench.profiling.trial.CampaignResult.Ending;
import io.optimum.workbench.profiling.trial.Trial;
import io.optimum.workbench.profiling.trial.TrialTable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/// The loop of a campaign: gives trials to the workers round by round, and keeps their results in
/// the order of the rounds, whichever worker is the fastest.
final class Rounds {
  /// Between two looks at pause, cancel and budget.
  private static final Duration MOMENT = Duration.ofMillis(50);

  private final TrialTable table;
  private final Workers workers;
  private final PatientLog log;
  private final CampaignClock time;
  private final Outcome outcome;
  private final Deque<Pending> window = new ArrayDeque<>();
  private final int windowSize;
  private int newTrials;

  private record Pending(int run, int repeat, Workers.Job job) {}

  Rounds(TrialTable table, Workers workers, PatientLog log, CampaignClock time, Outcome outcome) {
    this.table = table;
    this.workers = workers;
    this.log = log;
    this.time = time;
    this.outcome = outcome;
    // One worker has one trial at a time, so that a pause holds the next one back; several may run
    // ahead of the slowest by as many trials as there are of them.
    windowSize = workers.count() == 1 ? 1 : 2 * workers.count();
  }

  int newTrials() {
    return newTrials;
  }

  /// A run that does not fit into the GPU's memory is left out, and the others go on.
  ///
  /// @throws CampaignException when a trial fails
  Ending run() {
    try {
      outcome.record();
      return rounds();
    } catch (CancellationException _) {
      keepWhatEnds();
      return Ending.CANCELLED;
    } catch (InterruptedException _) {
      keepWhatEnds();
      Thread.currentThread().interrupt();
      return Ending.CANCELLED;
    }
  }

  private Ending rounds() throws InterruptedException {
    for (int repeat = 0; ; repeat++) {
      List<Integer> due = table.due(repeat);
      if (due.isEmpty()) {
        time.report(newTrials, 0, "Measured");
        return table.isComplete() ? Ending.COMPLETE : Ending.BUDGET;
      }
      if (!round(due, repeat)) {
        return table.isComplete() ? Ending.COMPLETE : Ending.BUDGET;
      }
    }
  }

  /// Whether the round was finished before the budget.
  private boolean round(List<Integer> due, int repeat) throws InterruptedException {
    int round = repeat;
    Deque<Integer> waiting =
        new ArrayDeque<>(due.stream().filter(run -> !table.has(run, round)).toList());
    while (!waiting.isEmpty() || !window.isEmpty()) {
      while (!waiting.isEmpty() && window.size() < windowSize && !time.isOver()) {
        int run = waiting.poll();
        window.add(new Pending(run, repeat, workers.submit(table.plan().trial(run, repeat))));
      }
      Pending head = window.peek();
      if (head == null) {
        return false;
      }
      look(head);
      if (head.job.endsWithin(MOMENT)) {
        keep(window.poll());
      }
    }
    return true;
  }

  private void look(Pending head) {
    time.checkpoint();
    time.report(
        newTrials,
        table.expectedTrials() - table.trials(),
        "Trial %d of about %d, repeat %d: %s"
            .formatted(
                table.trials() + 1,
                table.expectedTrials(),
                head.repeat + 1,
                table.plan().title(head.run)));
  }

  private void keep(Pending ended) throws InterruptedException {
    try {
      add(ended, ended.job.result());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CancellationException stopped) {
        throw stopped;
      }
      if (e.getCause() instanceof InfeasibleException tooLarge) {
        table.refuse(ended.run, String.valueOf(tooLarge.getMessage()));
        return;
      }
      throw failure(ended, Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  private void add(Pending ended, RunResult result) {
    Trial trial = new Trial(ended.run, ended.repeat, result, time.nowEpochMillis());
    table.add(trial);
    newTrials++;
    log.append(trial);
    outcome.record();
  }

  private RuntimeException failure(Pending ended, Throwable cause) {
    keepWhatEnds();
    if (cause instanceof Error error) {
      throw error;
    }
    return new CampaignException(
        "%s cannot be measured: %s What was measured before is kept: resume to go on."
            .formatted(table.plan().title(ended.run), cause.getMessage()),
        cause);
  }

  /// Stops the workers and keeps what they finished: nothing measured is lost. What failed because
  /// of the stop is none of it.
  private void keepWhatEnds() {
    workers.stop();
    Duration deadline = time.active().plus(Workers.PATIENCE);
    try {
      for (Pending each : window) {
        Duration left = deadline.minus(time.active());
        if (each.job.endsWithin(left.isPositive() ? left : Duration.ofNanos(1))) {
          each.job.observed().ifPresent(result -> add(each, result));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    window.clear();
  }
}
