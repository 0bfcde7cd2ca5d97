package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.domain.SpanKind;
import io.optimum.workbench.ui.style.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A span below the mouse.
///
/// @param track the columns it is in
/// @param span its index there
/// @param lane whose it is
record SpanHit(Track track, int span, LaneSpans lane) {
  /// The span of `track` at `nanos`, or the nearest within `slackNanos`.
  static Optional<SpanHit> at(LaneSpans lane, Track track, double nanos, double slackNanos) {
    int after = track.firstEndingAfter(nanos, 0);
    double toNext = after < track.size() ? track.startNanos(after) - nanos : Double.MAX_VALUE;
    double toPrevious = after > 0 ? nanos - track.endNanos(after - 1) : Double.MAX_VALUE;
    if (toNext <= 0 || (toNext <= slackNanos && toNext <= toPrevious)) {
      return Optional.of(new SpanHit(track, after, lane));
    }
    return toPrevious <= slackNanos
        ? Optional.of(new SpanHit(track, after - 1, lane))
        : Optional.empty();
  }

  TimeRange range() {
    return new TimeRange(track.startNanos(span), track.endNanos(span));
  }

  /// What is known of it, the name first.
  List<String> describe(List<String> names) {
    List<String> lines = new ArrayList<>();
    lines.add(title(names));
    lines.add("start: " + Format.nanosAt(track.startNanos(span), 10));
    lines.add("duration: " + Format.nanos(track.durationNanos(span)));
    if (track.soloNanos(span) > 0) {
      double slowdown = (double) track.durationNanos(span) / track.soloNanos(span);
      lines.add(
          "alone: %s, slowdown %s"
              .formatted(Format.nanos(track.soloNanos(span)), Format.slowdown(slowdown)));
    }
    if (track.smCount(span) > 0) {
      lines.add("SMs used: " + Format.count(track.smCount(span)));
    }
    lines.add(
        "%s · stream %d · inference %s"
            .formatted(
                lane.lane().engine(), lane.lane().stream(), Format.count(track.inference(span))));
    return lines;
  }

  private String title(List<String> names) {
    SpanKind kind = track.kind(span);
    return switch (kind) {
      case KERNEL -> shortened(names.get(track.name(span)));
      case HOST_TO_DEVICE -> "Copy to device";
      case DEVICE_TO_HOST -> "Copy to host";
      case INFERENCE -> "Inference " + Format.count(track.inference(span));
    };
  }

  private static String shortened(String name) {
    int most = 70;
    return name.length() <= most ? name : name.substring(0, most - 1) + "…";
  }
}
