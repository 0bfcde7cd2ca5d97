package io.optimum.workbench.device.agent;

import io.optimum.workbench.codec.recording.SpanReader;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.agent.message.AgentProtocol.FromAgent;
import io.optimum.workbench.domain.run.SpanBatch;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A span file that comes in pieces, each of whole blocks.
final class SpanFeed {
  private final SpanSink sink;
  private final Pieces pieces = new Pieces();
  private @Nullable SpanReader reader;

  SpanFeed(SpanSink sink) {
    this.sink = sink;
  }

  /// @throws io.optimum.workbench.codec.recording.RecordingException when it is damaged
  void accept(FromAgent.Spans spans) {
    pieces.current = new ByteArrayInputStream(spans.data());
    if (reader == null) {
      reader = new SpanReader(pieces, "the agent's spans");
    }
    for (int left = spans.count(); left > 0; ) {
      SpanBatch batch = reader.next().orElseThrow();
      sink.accept(batch);
      left -= batch.size();
    }
  }

  /// Ends with each piece; a reader that wants more than its blocks finds the file cut off.
  private static final class Pieces extends InputStream {
    private ByteArrayInputStream current = new ByteArrayInputStream(new byte[0]);

    @Override
    public int read() {
      return current.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return current.read(bytes, offset, length);
    }

    @Override
    public int available() {
      return current.available();
    }
  }
}
