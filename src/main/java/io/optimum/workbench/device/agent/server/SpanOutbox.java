package io.optimum.workbench.device.agent.server;

import io.optimum.workbench.codec.recording.SpanWriter;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.agent.message.AgentProtocol.FromAgent;
import io.optimum.workbench.device.agent.message.MessageWriter;
import io.optimum.workbench.domain.run.SpanBatch;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Spans on their way to whoever measures, written on a thread of its own. When they come faster
/// than they leave, a device whose time is computed waits; a real one cannot, so what is too much
/// is dropped and counted. Of a run that was cancelled nobody wants the rest.
final class SpanOutbox implements SpanSink, AutoCloseable {
  /// Batches that may wait.
  private static final int WAITING = 256;

  private final MessageWriter out;
  private final Conduct conduct;
  private final boolean lossless;
  private final BlockingQueue<Optional<SpanBatch>> waiting = new ArrayBlockingQueue<>(WAITING);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final SpanWriter spans = new SpanWriter(bytes, "the agent's output");
  private final Thread thread;
  private long dropped;

  SpanOutbox(MessageWriter out, Conduct conduct, boolean lossless) {
    this.out = out;
    this.conduct = conduct;
    this.lossless = lossless;
    thread = Thread.ofPlatform().daemon().name("agent-spans").start(this::write);
  }

  @Override
  public void accept(SpanBatch batch) {
    if (lossless) {
      put(Optional.of(batch));
    } else if (!waiting.offer(Optional.of(batch))) {
      dropped += batch.size();
    }
  }

  /// Spans that were too many.
  long dropped() {
    return dropped;
  }

  /// Blocks until all that was taken is written.
  @Override
  public void close() {
    put(Optional.empty());
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void put(Optional<SpanBatch> batch) {
    try {
      waiting.put(batch);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    try {
      for (Optional<SpanBatch> next = waiting.take(); next.isPresent(); next = waiting.take()) {
        if (!conduct.isCancelled()) {
          send(next.get());
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(SpanBatch batch) {
    spans.accept(batch);
    spans.flush();
    out.send(new FromAgent.Spans(batch.size(), bytes.toByteArray()));
    bytes.reset();
  }
}
