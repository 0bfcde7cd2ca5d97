package io.optimum.workbench.device.agent;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.agent.message.AgentProtocol.FromAgent;
import io.optimum.workbench.device.agent.message.AgentProtocol.ToAgent;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Steering;
import io.optimum.workbench.task.Progress;
import java.time.Duration;
import java.util.Optional;

/// One run on an agent, from the side of whoever measures.
final class AgentRun {
  /// Between two looks at cancellation and steering.
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final AgentProcess agent;
  private final RunControl control;
  private final SpanFeed spans;
  private final Progress progress;
  private FromAgent.Progress last = new FromAgent.Progress(-1, "Waiting for the agent");

  AgentRun(AgentProcess agent, RunControl control, SpanFeed spans, Progress progress) {
    this.agent = agent;
    this.control = control;
    this.spans = spans;
    this.progress = progress;
  }

  /// Passes on what happens until the run has ended. Whatever ends it here, a cancellation or a
  /// sink that fails, ends it at the agent too.
  ///
  /// @param cancelPatience how long a cancelled run is waited for before the agent is killed
  RunResult follow(Duration cancelPatience) {
    boolean answered = false;
    try {
      while (true) {
        Optional<FromAgent> next = agent.receive(MOMENT);
        if (next.isPresent() && !isOnTheWay(next.get())) {
          answered = true;
          return result(next.get());
        }
        next.ifPresent(this::passOn);
        steer();
        progress.report(last.doneFraction(), last.message());
      }
    } finally {
      if (!answered && !agent.isOver()) {
        cancel(cancelPatience);
      }
    }
  }

  private static boolean isOnTheWay(FromAgent message) {
    return message instanceof FromAgent.Spans || message instanceof FromAgent.Progress;
  }

  private void passOn(FromAgent message) {
    if (message instanceof FromAgent.Spans some) {
      spans.accept(some);
    } else if (message instanceof FromAgent.Progress said) {
      last = said;
    }
  }

  private RunResult result(FromAgent answer) {
    if (answer instanceof FromAgent.Result result) {
      return result.result();
    }
    throw agent.failure(answer);
  }

  private void steer() {
    for (Steering change : control.drain()) {
      agent.send(new ToAgent.Steer(change));
    }
  }

  private void cancel(Duration patience) {
    agent.send(new ToAgent.Cancel());
    // By the clock: of a run with many spans a message is there each time.
    for (long start = System.nanoTime(); System.nanoTime() - start < patience.toNanos(); ) {
      Optional<FromAgent> next = agent.receive(MOMENT);
      if (next.isPresent() && !isOnTheWay(next.get())) {
        return;
      }
    }
    agent.kill();
  }
}
