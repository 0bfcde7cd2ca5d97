package io.optimum.workbench.ui.timeline.lane;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.ui.style.Format;
import io.optimum.workbench.ui.timeline.span.Runs;
import io.optimum.workbench.ui.timeline.span.SpanSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What stands below lanes in a file: how the spans came to be, how many there are, and what the
/// bars are. In the window the bar above the lanes says so.
final class LaneCaption {
  private LaneCaption() {}

  /// @param watched how the run that is watched came to be
  /// @param lost spans that are not there
  static String of(Runs runs, Optional<Provenance> watched, long lost) {
    List<String> parts = new ArrayList<>();
    runs.reference()
        .ifPresent(kept ->
            parts.add(
                "above: %s (%s)"
                    .formatted(kept.title(), about(kept.provenance().word(), kept.spans()))));
    parts.add(about(watched.map(Provenance::word).orElse("not known"), runs.watched()));
    if (lost > 0) {
      parts.add(Format.count(lost) + " dropped");
    }
    parts.add("in each stream: inferences above; kernels below, copies grey");
    return String.join(" · ", parts);
  }

  private static String about(String provenance, SpanSnapshot spans) {
    return provenance + ", " + Format.counted(spans.spanCount(), "span");
  }
}
