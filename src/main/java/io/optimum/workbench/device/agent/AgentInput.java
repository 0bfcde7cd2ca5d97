package io.optimum.workbench.device.agent;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.agent.message.AgentProtocol.ToAgent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What an agent is told, written on a thread of its own, so that an agent that does not listen
/// holds nobody up. When there is nothing to say, it is told that we are alive.
final class AgentInput {
  private static final Duration ALIVE = Duration.ofSeconds(1);

  private final OutputStream stream;
  private final JsonCodec codec;
  private final BlockingQueue<ToAgent> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;

  AgentInput(OutputStream stream, JsonCodec codec) {
    this.stream = stream;
    this.codec = codec;
    thread = Thread.ofPlatform().daemon().name("agent-writer").start(this::write);
  }

  void send(ToAgent message) {
    waiting.add(message);
  }

  void stop() {
    thread.interrupt();
  }

  private void write() {
    try (OutputStream out = stream) {
      while (true) {
        ToAgent next = waiting.poll(ALIVE.toMillis(), TimeUnit.MILLISECONDS);
        ToAgent message = next == null ? new ToAgent.Alive() : next;
        out.write((codec.writeLine(message) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (IOException _) {
      // It reads no more; whoever reads what it says finds out why.
      waiting.clear();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
