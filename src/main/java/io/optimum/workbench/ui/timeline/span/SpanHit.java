package io.optimum.workbench.ui.timeline.span;

import io.optimum.workbench.ui.style.Format;
import java.util.List;
import java.util.Optional;

/// A span below the mouse.
///
/// @param track the columns it is in
/// @param span its index there
/// @param lane whose it is
/// @param run which of the runs on the clock, as in [LaneKey]
public record SpanHit(Track track, int span, LaneSpans lane, int run) {
  /// The span of `track` at `nanos`, or the nearest within `slackNanos`.
  public static Optional<SpanHit> at(
      RowLayout.Shown shown, Track track, double nanos, double slackNanos) {
    int run = shown.key().run();
    int after = track.firstEndingAfter(nanos, 0);
    double toNext = after < track.size() ? track.startNanos(after) - nanos : Double.MAX_VALUE;
    double toPrevious = after > 0 ? nanos - track.endNanos(after - 1) : Double.MAX_VALUE;
    if (toNext <= 0 || (toNext <= slackNanos && toNext <= toPrevious)) {
      return Optional.of(new SpanHit(track, after, shown.spans(), run));
    }
    return toPrevious <= slackNanos
        ? Optional.of(new SpanHit(track, after - 1, shown.spans(), run))
        : Optional.empty();
  }

  public TimeRange range() {
    return new TimeRange(track.startNanos(span), track.endNanos(span));
  }

  public long lengthNanos() {
    return track.durationNanos(span);
  }

  public LaneKey key() {
    return LaneKey.of(run, lane.lane());
  }

  /// The next span of the same row, or with -1 the one before.
  public Optional<SpanHit> neighbour(int by) {
    int at = span + by;
    return at >= 0 && at < track.size()
        ? Optional.of(new SpanHit(track, at, lane, run))
        : Optional.empty();
  }

  /// The kernel's name, or what else it is.
  public String title(List<String> names) {
    return switch (track.kind(span)) {
      case KERNEL -> names.get(track.name(span));
      case HOST_TO_DEVICE -> "Copy to device";
      case DEVICE_TO_HOST -> "Copy to host";
      case INFERENCE -> "Inference " + Format.count(track.inference(span));
    };
  }
}
