package io.optimum.workbench.exporter.trace;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.exporter.text.Figures;
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
/// the run. A slice that does not nest goes to an id of its own, "overlapping", with an arrow from
/// its inference. Counters say how much ran. Not safe for several threads.
public final class ChromeTraceWriter implements AutoCloseable, Consumer<SpanBatch> {
  /// Room in the sort order for the overlapping slices of a stream, right below it.
  private static final int TRACKS_AT_MOST = 100;

  private static final SpanKind[] KINDS = SpanKind.values();
  private final Writer out;
  private final JsonCodec codec;
  private final Map<StreamKey, ChromeTraceLane> lanes = new LinkedHashMap<>();
  private final Map<String, String> quoted = new HashMap<>();
  private ChromeTraceCounters counters = new ChromeTraceCounters();
  private int process;
  private int threads;
  private long flows;
  private boolean first = true;
  private boolean closed;

  /// At another priority it is another stream of the GPU, and gets lines of its own.
  private record StreamKey(int deployment, int stream, StreamPriority priority) {}

  /// @param out closed with this
  /// @param title of the whole trace, for people
  public ChromeTraceWriter(Writer out, JsonCodec codec, String title) {
    this.out = out;
    this.codec = codec;
    write("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n");
    process(title);
  }

  /// What follows is of another GPU, drawn below.
  public void next(String title) {
    end();
    lanes.clear();
    counters = new ChromeTraceCounters();
    process(title);
  }

  private void process(String title) {
    process++;
    name("process_name", 0, title);
    if (process > 1) {
      event(metadata("process_sort_index", 0, "\"sort_index\":" + process));
    }
  }

  private void end() {
    lanes.values().forEach(ChromeTraceLane::flush);
    counters.give(this::counter);
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
      end();
      out.write("\n]}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ChromeTraceLane lane(SpanBatch.Lane lane) {
    return lanes.computeIfAbsent(
        new StreamKey(lane.deployment(), lane.stream(), lane.priority()),
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
              new Events());
        });
  }

  private int thread(String name, int position) {
    int thread = ++threads;
    name("thread_name", thread, name);
    event(metadata("thread_sort_index", thread, "\"sort_index\":" + position));
    return thread;
  }

  private void name(String what, int thread, String name) {
    event(metadata(what, thread, "\"name\":" + quote(name)));
  }

  private String metadata(String what, int thread, String argument) {
    return "\"ph\":\"M\",\"pid\":%d,\"tid\":%d,\"name\":\"%s\",\"args\":{%s}"
        .formatted(process, thread, what, argument);
  }

  private final class Events implements ChromeTraceLane.Output {
    @Override
    public void write(int thread, ChromeTraceLane.Slice slice) {
      slice(thread, slice);
      counters.add(slice);
    }

    @Override
    public void flow(int fromThread, int toThread, long nanos) {
      flows++;
      arrow("\"ph\":\"s\"", fromThread, nanos);
      arrow("\"ph\":\"f\",\"bp\":\"e\"", toThread, nanos);
    }
  }

  private void arrow(String phase, int thread, long nanos) {
    StringBuilder event = new StringBuilder(120).append(phase);
    event.append(",\"pid\":").append(process).append(",\"tid\":").append(thread);
    event.append(",\"name\":\"belongs to\",\"cat\":\"inference\",\"id\":").append(flows);
    event(micros(event.append(",\"ts\":"), nanos));
  }

  private void counter(long nanos, String name, double value) {
    StringBuilder event = new StringBuilder(120).append("\"ph\":\"C\",\"pid\":").append(process);
    event.append(",\"name\":").append(quote(name));
    micros(event.append(",\"ts\":"), nanos).append(",\"args\":{\"average\":");
    event(event.append(Figures.number(value, 3)).append('}'));
  }

  private void slice(int thread, ChromeTraceLane.Slice slice) {
    StringBuilder event = new StringBuilder(160);
    event.append("\"ph\":\"X\",\"pid\":").append(process).append(",\"tid\":").append(thread);
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

  private static StringBuilder micros(StringBuilder text, long nanos) {
    if (nanos < 0) {
      text.append('-');
    }
    long rest = Math.abs(nanos % 1000);
    text.append(Math.abs(nanos / 1000)).append('.');
    text.append((char) ('0' + rest / 100)).append((char) ('0' + rest / 10 % 10));
    return text.append((char) ('0' + rest % 10));
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
