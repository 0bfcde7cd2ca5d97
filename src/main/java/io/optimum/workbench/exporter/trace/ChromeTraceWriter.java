package io.optimum.workbench.exporter.trace;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.SpanBatch;
import io.optimum.workbench.domain.SpanKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Writes spans as Chrome trace JSON while they come, for Perfetto and `chrome://tracing`.
///
/// One thread id per stream, named and sorted in the order of appearance; times are microseconds
/// with decimals. Slices of one id must nest and an inference ends after its kernels, so the spans
/// of an inference are held until it is known: memory is bounded by the longest inference, not by
/// the run. A slice that does not nest goes to an id of its own, "overlapping". Not safe for
/// several threads.
public final class ChromeTraceWriter implements AutoCloseable, Consumer<SpanBatch> {
  private static final int PROCESS = 1;

  /// Room in the sort order for the overlapping slices of a stream, right below it.
  private static final int TRACKS_AT_MOST = 100;

  private static final SpanKind[] KINDS = SpanKind.values();
  private final Writer out;
  private final JsonCodec codec;
  private final Map<StreamKey, ChromeTraceLane> lanes = new LinkedHashMap<>();
  private final Map<String, String> quoted = new HashMap<>();
  private int threads;
  private boolean first = true;
  private boolean closed;

  /// A stream stays the same when its priority changes.
  private record StreamKey(int deployment, int stream) {}

  /// @param out closed with this
  /// @param title of the whole trace, for people
  public ChromeTraceWriter(Writer out, JsonCodec codec, String title) {
    this.out = out;
    this.codec = codec;
    write("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n");
    name("process_name", 0, title);
  }

  /// @throws UncheckedIOException when it cannot be written
  @Override
  public void accept(SpanBatch batch) {
    List<ChromeTraceLane> of = batch.lanes().stream().map(this::lane).toList();
    for (int i = 0; i < batch.size(); i++) {
      of.get(batch.lane()[i])
          .add(
              new ChromeTraceLane.Slice(
                  KINDS[batch.kind()[i]],
                  batch.names().get(batch.nameIndex()[i]),
                  batch.inference()[i],
                  batch.startNanos()[i],
                  batch.endNanos()[i],
                  batch.soloNanos()[i],
                  batch.smCount()[i]));
    }
  }

  /// Writes what is held and ends the file.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (out) {
      lanes.values().forEach(ChromeTraceLane::flush);
      out.write("\n]}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ChromeTraceLane lane(SpanBatch.Lane lane) {
    return lanes.computeIfAbsent(
        new StreamKey(lane.deployment(), lane.stream()),
        _ -> {
          String name =
              "%s · stream %d (%s)"
                  .formatted(
                      lane.engine(),
                      lane.stream(),
                      lane.priority().name().toLowerCase(Locale.ROOT));
          int position = lanes.size() * TRACKS_AT_MOST;
          return new ChromeTraceLane(
              track -> thread(track == 0 ? name : name + " overlapping", position + track),
              this::slice);
        });
  }

  private int thread(String name, int position) {
    int thread = ++threads;
    name("thread_name", thread, name);
    event(
        "\"ph\":\"M\",\"pid\":%d,\"tid\":%d,\"name\":\"thread_sort_index\",\"args\":{\"sort_index\":%d}"
            .formatted(PROCESS, thread, position));
    return thread;
  }

  private void name(String what, int thread, String name) {
    event(
        "\"ph\":\"M\",\"pid\":%d,\"tid\":%d,\"name\":\"%s\",\"args\":{\"name\":%s}"
            .formatted(PROCESS, thread, what, quote(name)));
  }

  private void slice(int thread, ChromeTraceLane.Slice slice) {
    StringBuilder event = new StringBuilder(160);
    event.append("\"ph\":\"X\",\"pid\":").append(PROCESS).append(",\"tid\":").append(thread);
    event.append(",\"name\":").append(quote(slice.name()));
    event.append(",\"cat\":").append(quote(slice.kind().name().toLowerCase(Locale.ROOT)));
    micros(event.append(",\"ts\":"), slice.startNanos());
    micros(event.append(",\"dur\":"), slice.endNanos() - slice.startNanos());
    event.append(",\"args\":{\"inference\":").append(slice.inference());
    if (slice.soloNanos() > 0) {
      event.append(",\"soloNanos\":").append(slice.soloNanos());
    }
    if (slice.smCount() > 0) {
      event.append(",\"smCount\":").append(slice.smCount());
    }
    event(event.append('}'));
  }

  private static void micros(StringBuilder text, long nanos) {
    if (nanos < 0) {
      text.append('-');
    }
    long rest = Math.abs(nanos % 1000);
    text.append(Math.abs(nanos / 1000)).append('.');
    text.append((char) ('0' + rest / 100)).append((char) ('0' + rest / 10 % 10));
    text.append((char) ('0' + rest % 10));
  }

  private String quote(String text) {
    return quoted.computeIfAbsent(text, codec::writeLine);
  }

  private void event(CharSequence members) {
    write(first ? "{" : ",\n{");
    first = false;
    write(members);
    write("}");
  }

  private void write(CharSequence text) {
    try {
      out.append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
