package io.optimum.workbench.device.agent;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceFaultException;
import io.optimum.workbench.device.StoppedRunException;
import io.optimum.workbench.device.agent.message.AgentProtocol.FromAgent;
import io.optimum.workbench.device.agent.message.AgentProtocol.ToAgent;
import io.optimum.workbench.device.agent.message.Patience;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A started agent. Whatever ends it, no process stays behind: it ends with its input, it is killed
/// when it does not, and a hook kills it with this program.
final class AgentProcess implements AutoCloseable {
  private static final Duration MOMENT = Duration.ofMillis(50);

  /// How long a process may take to end.
  private static final Duration ENDING = Duration.ofSeconds(2);

  /// After an agent's end, until it is known that this program ends too: of Ctrl-C both hear at
  /// once.
  private static final Duration TOGETHER = Duration.ofMillis(300);

  /// What a shell, and `ssh` for it, ends with when there is no such program; the system's loader
  /// when a library lacks a function.
  private static final int NOT_FOUND = 127;

  /// What a process ends with that got SIGKILL.
  private static final int KILLED = 137;

  /// What `ssh` ends with when it fails itself.
  private static final int SSH_FAILED = 255;

  private final AgentLaunch launch;
  private final Patience patience;
  private final Process process;
  private final LastWords lastWords;
  private final AgentInput input;
  private final AgentOutput output;
  private final Thread killer;
  private final CountDownLatch exiting = new CountDownLatch(1);
  private @Nullable String end;

  /// @throws DeviceFaultException when the program cannot be started
  AgentProcess(AgentLaunch launch, Patience patience, JsonCodec codec) {
    this.launch = launch;
    this.patience = patience;
    process = start(launch);
    killer = Thread.ofPlatform().unstarted(this::destroyAtExit);
    Runtime.getRuntime().addShutdownHook(killer);
    lastWords = new LastWords(launch.place(), process.getErrorStream(), launch.logs());
    input = new AgentInput(process.getOutputStream(), codec);
    output = new AgentOutput(process.getInputStream(), lastWords, codec);
  }

  private static Process start(AgentLaunch launch) {
    try {
      ProcessBuilder builder = new ProcessBuilder(launch.line());
      builder.environment().putAll(launch.environment());
      return builder.start();
    } catch (IOException e) {
      throw new DeviceFaultException(
          "The agent on %s cannot be started: %s. Install `%s`, or put it on the PATH."
              .formatted(launch.place(), e.getMessage(), launch.line().getFirst()));
    }
  }

  /// Kills it with whatever it has started. By its handle: the process itself would close its
  /// streams as well, and with them what it wrote last.
  private void destroy() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.toHandle().destroyForcibly();
  }

  /// The same when this program ends, where nobody reads what it wrote.
  private void destroyAtExit() {
    exiting.countDown();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  AgentLaunch launch() {
    return launch;
  }

  void send(ToAgent message) {
    input.send(message);
  }

  /// The next message; empty when none came within a moment.
  ///
  /// @throws DeviceFaultException when the agent has ended, is silent for too long, or babbles; it
  ///   is killed then
  /// @throws CancellationException when it has ended with this program
  Optional<FromAgent> receive(Duration moment) {
    return receive(moment, patience.silence());
  }

  private Optional<FromAgent> receive(Duration moment, Duration silence) {
    if (end != null) {
      throw new DeviceFaultException(end);
    }
    try {
      Optional<AgentOutput.Next> next = output.next(moment);
      if (next.isEmpty()) {
        refuseSilence(moment, silence);
        return Optional.empty();
      }
      return switch (next.get()) {
        case AgentOutput.Next.Message message -> Optional.of(message.message());
        case AgentOutput.Next.End ended -> throw ended(ended.what());
      };
    } catch (InterruptedException _) {
      kill();
      Thread.currentThread().interrupt();
      throw new CancellationException("The work on the agent was interrupted.");
    }
  }

  /// One that ends while this program does was not at fault: its work was stopped.
  private RuntimeException ended(String what) throws InterruptedException {
    DeviceFaultException failure = fail(what + code());
    return exiting.await(TOGETHER.toMillis(), TimeUnit.MILLISECONDS)
        ? new CancellationException("The program ends.")
        : failure;
  }

  private void refuseSilence(Duration moment, Duration allowed) {
    if (output.silence().lasts(moment).compareTo(allowed) > 0) {
      throw fail("has said nothing for %s and was ended%s".formatted(seconds(allowed), byHand()));
    }
    Duration device = output.silence().deviceSilent();
    if (device.compareTo(patience.deviceSilence()) > 0) {
      throw fail("waits for its device for %s and was ended".formatted(seconds(device)));
    }
  }

  private static String seconds(Duration duration) {
    return "%.0f s".formatted(duration.toMillis() / 1e3);
  }

  /// Waits until the agent says which version it speaks, and what its machine has.
  ///
  /// @throws CancellationException when the user stops waiting
  FromAgent.Hello greet(Progress progress) {
    FromAgent first = answer(patience.start(), progress, "Connecting to " + launch.place());
    if (first instanceof FromAgent.Hello hello) {
      return hello;
    }
    throw failure(first);
  }

  /// The answer to what was asked last.
  FromAgent answer() {
    return answer(Progress.none(), "");
  }

  /// The same, for an answer that may take long. An agent whose answer is not waited for is killed,
  /// as it can be asked nothing else meanwhile.
  ///
  /// @param doing for people
  /// @throws CancellationException when the user stops the work
  FromAgent answer(Progress progress, String doing) {
    return answer(patience.silence(), progress, doing);
  }

  private FromAgent answer(Duration silence, Progress progress, String doing) {
    boolean answered = false;
    try {
      Optional<FromAgent> answer = receive(MOMENT, silence);
      while (answer.isEmpty()) {
        progress.report(-1, doing);
        answer = receive(MOMENT, silence);
      }
      answered = true;
      return answer.get();
    } finally {
      if (!answered && !isOver()) {
        kill();
      }
    }
  }

  /// What an answer means that is not the one hoped for; anything that is no answer at all ends the
  /// agent.
  RuntimeException failure(FromAgent answer) {
    if (!(answer instanceof FromAgent.Failed failed)) {
      return fail("said %s where it should not".formatted(answer.getClass().getSimpleName()));
    }
    return switch (failed.kind()) {
      case INFEASIBLE -> new InfeasibleException(failed.message());
      case ARGUMENT -> new IllegalArgumentException(failed.message());
      case CANCELLED -> new CancellationException(failed.message());
      case STOPPED -> new StoppedRunException(failed.message());
      case FAULT ->
          new DeviceFaultException(
              "The device on %s failed: %s".formatted(launch.place(), failed.message()));
      case MESSAGE -> fail("did not understand what it was told (%s)".formatted(failed.message()));
    };
  }

  /// Ends the agent at once.
  ///
  /// @param what it did, for people
  DeviceFaultException fail(String what) {
    destroy();
    String words = lastWords.text();
    DeviceFaultException failure =
        new DeviceFaultException(
            "The agent on %s %s.%s"
                .formatted(launch.place(), what, words.isEmpty() ? "" : " It wrote:" + words));
    end = failure.getMessage();
    close();
    return failure;
  }

  /// Ends the agent at once, because nobody waits for it any more.
  void kill() {
    fail("was stopped");
  }

  boolean isOver() {
    return end != null;
  }

  /// Asks the agent to end, and ends it when it does not.
  @Override
  public void close() {
    send(new ToAgent.Close());
    try {
      if (!process.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
        destroy();
        process.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      destroy();
      Thread.currentThread().interrupt();
    }
    input.stop();
    output.stop();
    if (end == null) {
      lastWords.forget();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException _) {
      // This program ends, and the hook runs.
      destroy();
    }
  }

  private String code() throws InterruptedException {
    if (!process.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
      return "";
    }
    int code = process.exitValue();
    String advice =
        switch (code) {
          case NOT_FOUND ->
              output.hasGreeted()
                  ? ": a library lacks what the program needs of it, it is too old or too new"
                  : ": there is no program `optimum`. Install it there, on the PATH of a shell that"
                      + " is not interactive";
          case SSH_FAILED -> byHand();
          case KILLED -> ": somebody killed it, or the system for want of memory (dmesg says so)";
          default -> "";
        };
    return " (exit code %d)%s".formatted(code, advice);
  }

  private String byHand() {
    return launch.remote() ? ": try `%s` in a terminal".formatted(launch.byHand()) : "";
  }
}
