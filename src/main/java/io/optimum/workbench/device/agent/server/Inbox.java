package io.optimum.workbench.device.agent.server;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.device.agent.message.AgentProtocol.Failure;
import io.optimum.workbench.device.agent.message.AgentProtocol.FromAgent;
import io.optimum.workbench.device.agent.message.AgentProtocol.ToAgent;
import io.optimum.workbench.device.agent.message.MessageReader;
import io.optimum.workbench.device.agent.message.MessageWriter;
import io.optimum.workbench.device.agent.message.Silence;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// What an agent is told, read on a thread of its own: what steers or cancels the run that goes on
/// is done at once, the rest waits for its turn.
final class Inbox {
  private static final String MESSAGE = "message";

  private final InputStream in;
  private final MessageWriter writer;
  private final JsonCodec codec;
  private final Silence silence = new Silence();
  private final BlockingQueue<Optional<Asked>> waiting = new LinkedBlockingQueue<>();
  private volatile Conduct current = new Conduct();
  private volatile boolean over;

  /// Something to do.
  ///
  /// @param conduct of the run, when it is one
  record Asked(ToAgent message, Conduct conduct) {}

  Inbox(InputStream in, MessageWriter writer, JsonCodec codec) {
    this.in = in;
    this.writer = writer;
    this.codec = codec;
    Thread.ofPlatform().daemon().name("agent-inbox").start(this::read);
  }

  /// The next thing to do; empty when there will be none.
  Optional<Asked> take() throws InterruptedException {
    return waiting.take();
  }

  /// How long nothing came.
  Silence silence() {
    return silence;
  }

  boolean isOver() {
    return over;
  }

  /// Nothing more will come, and what goes on is of use to nobody.
  void end() {
    over = true;
    current.cancel();
    waiting.clear();
    waiting.add(Optional.empty());
  }

  private void read() {
    MessageReader lines = new MessageReader(in);
    try {
      for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
        silence.broken();
        if (!take(line.get())) {
          over = true;
          waiting.add(Optional.empty());
          return;
        }
      }
    } catch (IOException _) {
      // The other side is gone in the middle of a message, which is the same as between two.
      current.cancel();
    }
    end();
  }

  /// Whether there is more to come.
  private boolean take(byte[] line) {
    if (line.length == 0) {
      return true;
    }
    try {
      return take(codec.read(line, ToAgent.class, MESSAGE));
    } catch (JsonException e) {
      writer.send(new FromAgent.Failed(Failure.MESSAGE, String.valueOf(e.getMessage())));
      return true;
    }
  }

  private boolean take(ToAgent message) {
    switch (message) {
      case ToAgent.Steer steer -> current.control().steer(steer.change());
      case ToAgent.Cancel _ -> current.cancel();
      case ToAgent.Alive _ -> {
        return true;
      }
      case ToAgent.Close _ -> {
        return false;
      }
      case ToAgent.Open _, ToAgent.Load _, ToAgent.Upload _, ToAgent.Run _, ToAgent.Look _ -> {
        current = new Conduct();
        waiting.add(Optional.of(new Asked(message, current)));
      }
    }
    return true;
  }
}
