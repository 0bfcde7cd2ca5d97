package io.optimum.workbench.device.agent;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.device.agent.message.AgentProtocol;
import io.optimum.workbench.device.agent.message.AgentProtocol.FromAgent;
import io.optimum.workbench.device.agent.message.MessageReader;
import io.optimum.workbench.device.agent.message.Silence;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// What an agent says, read on a thread of its own. When whoever measures does not take the
/// messages, the agent waits.
final class AgentOutput {
  private static final String MESSAGE = "message";

  /// Messages that may wait.
  private static final int WAITING = 64;

  /// Lines that are no messages: greetings of a login shell, prints of a library.
  private static final int FOREIGN_LINES = 200;

  private final InputStream in;
  private final LastWords lastWords;
  private final JsonCodec codec;
  private final BlockingQueue<Next> waiting = new ArrayBlockingQueue<>(WAITING);
  private final Silence silence = new Silence();
  private final Thread thread;
  private volatile boolean greeted;

  /// A message, or why there are no more.
  sealed interface Next {
    record Message(FromAgent message) implements Next {}

    /// @param what the agent did, for people
    record End(String what) implements Next {}
  }

  AgentOutput(InputStream in, LastWords lastWords, JsonCodec codec) {
    this.in = in;
    this.lastWords = lastWords;
    this.codec = codec;
    thread = Thread.ofPlatform().daemon().name("agent-reader").start(this::read);
  }

  /// The next message; empty when none came within a moment.
  Optional<Next> next(Duration moment) throws InterruptedException {
    return Optional.ofNullable(waiting.poll(moment.toNanos(), TimeUnit.NANOSECONDS));
  }

  Silence silence() {
    return silence;
  }

  /// Whether the agent has said hello.
  boolean hasGreeted() {
    return greeted;
  }

  void stop() {
    thread.interrupt();
  }

  private void read() {
    try {
      waiting.put(new Next.End(readAll()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private String readAll() throws InterruptedException {
    MessageReader lines = new MessageReader(in);
    int foreign = 0;
    try {
      for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
        if (!isMessage(line.get())) {
          lastWords.add(new String(line.get(), StandardCharsets.UTF_8));
          if (++foreign > FOREIGN_LINES) {
            return "babbles: %d of its lines are no messages".formatted(foreign);
          }
          continue;
        }
        Optional<String> otherVersion = otherVersion(line.get());
        if (otherVersion.isPresent()) {
          return otherVersion.get();
        }
        take(codec.read(line.get(), FromAgent.class, MESSAGE));
      }
      return "ended";
    } catch (EOFException e) {
      return "ended in the middle of a message";
    } catch (JsonException e) {
      return "said what this program does not understand (%s)".formatted(e.getMessage());
    } catch (IOException e) {
      return "cannot be read: " + e.getMessage();
    }
  }

  private static boolean isMessage(byte[] line) {
    return line.length > 0 && line[0] == '{';
  }

  private void take(FromAgent message) throws InterruptedException {
    silence.broken();
    if (message instanceof FromAgent.Alive alive) {
      silence.deviceSilent(Duration.ofMillis(alive.silentMillis()));
    } else {
      silence.deviceSilent(Duration.ZERO);
      waiting.put(new Next.Message(message));
    }
  }

  /// What the first message says when it is of another version of the protocol.
  private Optional<String> otherVersion(byte[] line) {
    if (greeted || !codec.peek(line, "type", MESSAGE).equals("hello")) {
      return Optional.empty();
    }
    greeted = true;
    String theirs = codec.peek(line, "protocol", MESSAGE);
    int number = theirs.matches("\\d{1,9}") ? Integer.parseInt(theirs) : Integer.MAX_VALUE;
    if (number >= AgentProtocol.OLDEST && number <= AgentProtocol.VERSION) {
      return Optional.empty();
    }
    boolean older = number < AgentProtocol.OLDEST;
    return Optional.of(
        "is of program %s and speaks version %s of the protocol, this program version %d: update %s"
            .formatted(
                codec.peek(line, "program", MESSAGE),
                theirs,
                AgentProtocol.VERSION,
                older ? "the program there" : "this program"));
  }
}
