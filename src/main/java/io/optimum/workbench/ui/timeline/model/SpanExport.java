package io.optimum.workbench.ui.timeline.model;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.exporter.text.Csv;
import io.optimum.workbench.exporter.trace.ChromeTraceWriter;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.fx.Content;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.timeline.span.LaneSpans;
import io.optimum.workbench.ui.timeline.span.Runs;
import io.optimum.workbench.ui.timeline.span.SpanSnapshot;
import io.optimum.workbench.ui.timeline.span.TimeRange;
import io.optimum.workbench.ui.timeline.span.Track;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Spans as files of others.
public final class SpanExport {
  private static final List<String> COLUMNS =
      List.of(
          "run",
          "provenance",
          "engine",
          "stream",
          "priority",
          "kind",
          "name",
          "inference",
          "start [ns]",
          "end [ns]",
          "duration [ns]",
          "alone [ns]",
          "SMs used");

  private SpanExport() {}

  /// The spans that reach into a range, or all of both runs; a figure that is not known is an empty
  /// cell.
  ///
  /// @param watched how the run that is watched came to be
  public static Content csv(Runs runs, Optional<TimeRange> range, Optional<Provenance> watched) {
    return (out, progress) -> {
      Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      text.write(Csv.line(COLUMNS));
      Lines lines = new Lines(text, progress, runs);
      if (runs.reference().isPresent()) {
        Runs.Reference kept = runs.reference().get();
        lines.write(kept.spans(), List.of(kept.title(), kept.provenance().word()), range);
      }
      String provenance = watched.map(Provenance::word).orElse("");
      lines.write(runs.watched(), List.of("watched", provenance), range);
      text.flush();
    };
  }

  /// Writes a line per span, and says now and then how far it is.
  private static final class Lines {
    private static final int REPORT_EVERY = 10_000;

    private final Writer text;
    private final Progress progress;
    private final long all;
    private long written;

    Lines(Writer text, Progress progress, Runs runs) {
      this.text = text;
      this.progress = progress;
      this.all =
          runs.watched().spanCount()
              + runs.reference().map(kept -> kept.spans().spanCount()).orElse(0L);
    }

    void write(SpanSnapshot spans, List<String> run, Optional<TimeRange> range) throws IOException {
      double end = range.map(TimeRange::endNanos).orElse(Double.MAX_VALUE);
      for (LaneSpans lane : spans.lanes()) {
        for (Track track : List.of(lane.inferences(), lane.operations())) {
          int span = range.map(piece -> track.firstEndingAfter(piece.startNanos(), 0)).orElse(0);
          for (; span < track.size() && track.startNanos(span) < end; span++) {
            text.write(Csv.line(row(run, spans, lane, track, span)));
            report();
          }
        }
      }
    }

    private void report() {
      if (++written % REPORT_EVERY == 0) {
        progress.report((double) written / all, Format.count(written) + " spans");
      }
    }
  }

  private static List<? extends @Nullable Object> row(
      List<String> run, SpanSnapshot spans, LaneSpans lane, Track track, int span) {
    return Arrays.asList(
        run.getFirst(),
        run.getLast(),
        lane.lane().engine().value(),
        lane.lane().stream(),
        lower(track.priority(span)),
        lower(track.kind(span)),
        track.kind(span) == SpanKind.KERNEL ? spans.names().get(track.name(span)) : "",
        track.inference(span),
        track.startNanos(span),
        track.endNanos(span),
        track.durationNanos(span),
        track.soloNanos(span) > 0 ? track.soloNanos(span) : null,
        track.smCount(span) > 0 ? track.smCount(span) : null);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// Both runs as compressed Chrome trace JSON, which Perfetto opens.
  ///
  /// @param watched how the run that is watched came to be
  public static Content trace(Runs runs, Optional<Provenance> watched) {
    String own = watched.map(of -> "GPU, " + of.word()).orElse("GPU");
    return (out, progress) -> trace(runs, own, out, progress);
  }

  private static void trace(Runs runs, String own, OutputStream out, Progress progress)
      throws IOException {
    try (ChromeTraceWriter writer =
        new ChromeTraceWriter(
            new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(out), StandardCharsets.UTF_8)),
            new JsonCodec(),
            runs.reference()
                .map(kept -> "%s, %s".formatted(kept.title(), kept.provenance().word()))
                .orElse(own))) {
      runs.reference()
          .ifPresent(kept -> {
            kept.spans().lanes().forEach(lane -> write(kept.spans(), lane, writer, progress));
            writer.next(own);
          });
      runs.watched().lanes().forEach(lane -> write(runs.watched(), lane, writer, progress));
    }
  }

  /// One batch per inference, in the order in which they ended, as a device would give them.
  private static void write(
      SpanSnapshot spans, LaneSpans lane, ChromeTraceWriter writer, Progress progress) {
    progress.report(-1, "%s, stream %d".formatted(lane.lane().engine(), lane.lane().stream()));
    Track whole = lane.inferences();
    int from = 0;
    for (int span = 0; span < whole.size(); span++) {
      progress.checkpoint();
      int to = lane.operations().firstEndingAfter(whole.endNanos(span), from);
      writer.accept(batch(spans, lane, from, to, span));
      from = to;
    }
    if (from < lane.operations().size()) {
      writer.accept(batch(spans, lane, from, lane.operations().size(), whole.size()));
    }
  }

  private static SpanBatch batch(
      SpanSnapshot spans, LaneSpans lane, int from, int to, int inference) {
    Track whole = lane.inferences();
    int rest = inference < whole.size() ? 1 : 0;
    int size = to - from + rest;
    StreamPriority priority =
        to > from ? lane.operations().priority(from) : whole.priority(inference);
    SpanBatch batch =
        SpanBatch.blank(List.of(lane.lane().withPriority(priority)), spans.names(), size);
    for (int i = 0; i < to - from; i++) {
      put(batch, i, lane.operations(), from + i);
    }
    if (rest == 1) {
      put(batch, size - 1, whole, inference);
    }
    return batch;
  }

  private static void put(SpanBatch batch, int at, Track track, int span) {
    batch.kind()[at] = (byte) track.kind(span).ordinal();
    batch.nameIndex()[at] = track.name(span);
    batch.inference()[at] = track.inference(span);
    batch.startNanos()[at] = track.startNanos(span);
    batch.endNanos()[at] = track.endNanos(span);
    batch.soloNanos()[at] = track.soloNanos(span);
    batch.smCount()[at] = (short) track.smCount(span);
  }
}
