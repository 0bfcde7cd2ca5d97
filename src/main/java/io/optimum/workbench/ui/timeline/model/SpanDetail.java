package io.optimum.workbench.ui.timeline.model;

import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.timeline.span.KernelBook;
import io.optimum.workbench.ui.timeline.span.SpanHit;
import io.optimum.workbench.ui.timeline.span.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is known of a span. Grid, block, registers and shared memory are those of the engine's
/// profile; where there is none they are not measured.
public record SpanDetail(String title, List<Entry> entries) {
  private static final String NOT_MEASURED = "not measured";

  /// A figure with its name.
  public record Entry(String name, String value) {}

  public SpanDetail {
    entries = List.copyOf(entries);
  }

  static SpanDetail of(SpanHit hit, List<String> names, KernelBook book) {
    Track track = hit.track();
    int span = hit.span();
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry("Start", Format.nanosAt(track.startNanos(span), 10)));
    entries.add(new Entry("Duration", Format.nanos(track.durationNanos(span))));
    entries.add(new Entry("Slowdown against solo", slowdown(track, span)));
    entries.add(
        new Entry("Alone", known(track.soloNanos(span), Format.nanos(track.soloNanos(span)))));
    if (track.kind(span) == SpanKind.KERNEL) {
      kernel(hit, book.kernel(hit, names.get(track.name(span))), entries);
    }
    var lane = hit.lane().lane();
    entries.add(new Entry("Engine", lane.engine().value()));
    entries.add(
        new Entry(
            "Stream",
            "%d, %s priority"
                .formatted(lane.stream(), track.priority(span).name().toLowerCase(Locale.ROOT))));
    entries.add(new Entry("Inference", Format.count(track.inference(span))));
    return new SpanDetail(hit.title(names), entries);
  }

  /// With the latency objective of the inference, and whether it was kept.
  SpanDetail withLimit(long tookNanos, long limitNanos) {
    List<Entry> more = new ArrayList<>(entries);
    String kept = tookNanos <= limitNanos ? "kept" : "missed";
    more.add(2, new Entry("Latency limit", Format.nanos(limitNanos) + ", " + kept));
    return new SpanDetail(title, more);
  }

  private static String slowdown(Track track, int span) {
    return track.soloNanos(span) > 0
        ? Format.slowdown((double) track.durationNanos(span) / track.soloNanos(span))
        : NOT_MEASURED;
  }

  private static String known(long value, String words) {
    return value > 0 ? words : NOT_MEASURED;
  }

  private static void kernel(SpanHit hit, Optional<KernelProfile> profile, List<Entry> entries) {
    int sms = hit.track().smCount(hit.span());
    entries.add(new Entry("SMs used", known(sms, Format.count(sms))));
    entries.add(new Entry("Grid", from(profile, p -> Format.count(p.blocks()) + " blocks")));
    entries.add(
        new Entry("Block", from(profile, p -> Format.count(p.threadsPerBlock()) + " threads")));
    entries.add(new Entry("Registers", from(profile, p -> p.registersPerThread() + " per thread")));
    entries.add(
        new Entry(
            "Shared memory",
            from(profile, p -> Format.bytes(p.sharedMemoryPerBlockBytes()) + " per block")));
    entries.add(new Entry("DRAM traffic", from(profile, p -> Format.bytes(p.dramBytes()))));
    profile.ifPresent(p -> entries.add(new Entry("Layer", p.layer())));
  }

  private static String from(
      Optional<KernelProfile> profile, java.util.function.Function<KernelProfile, String> figure) {
    return profile.map(figure).orElse(NOT_MEASURED);
  }

  /// A few lines for the mouse: the name, and the figures that matter most.
  public List<String> tooltip() {
    List<String> lines = new ArrayList<>();
    int most = 70;
    lines.add(title.length() <= most ? title : title.substring(0, most - 1) + "…");
    entries.stream()
        .filter(entry -> !entry.value().equals(NOT_MEASURED))
        .limit(9)
        .forEach(entry -> lines.add(entry.name() + ": " + entry.value()));
    return lines;
  }

  /// Everything as lines of text, for copying.
  public String text() {
    StringBuilder text = new StringBuilder(title).append('\n');
    entries.forEach(
        entry -> text.append(entry.name()).append('\t').append(entry.value()).append('\n'));
    return text.toString();
  }
}
