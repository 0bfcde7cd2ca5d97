package io.optimum.workbench.importer.trtexec;

import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.Texts;
import io.optimum.workbench.importer.layer.Layer;
import io.optimum.workbench.importer.layer.LayerInfo;
import io.optimum.workbench.importer.layer.LayerKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Layers with their times, in order. A name that repeats is matched in the order of both files. A
/// layer without a time and a time without a layer are left out and reported; no time is made up.
///
/// @param layers those that launch something
/// @param nanos their times, above 0
/// @param matchedFraction share of the measured time that found its layer
public record LayerMatch(List<Layer> layers, List<Double> nanos, double matchedFraction) {
  private static final String ADVICE =
      "Export layer information and layer times from the same engine in one run of trtexec.";

  public LayerMatch {
    layers = List.copyOf(layers);
    nanos = List.copyOf(nanos);
  }

  public static LayerMatch of(LayerInfo info, LayerTimes times, MeasuredFiles parts) {
    return new Matching(info, times).match(parts);
  }

  double sumNanos() {
    return nanos.stream().mapToDouble(Double::doubleValue).sum();
  }

  private static final class Matching {
    private final Map<String, Deque<LayerTimes.LayerTime>> open = new HashMap<>();
    private final LayerInfo info;
    private final double totalNanos;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Double> nanos = new ArrayList<>();
    private final List<String> untimed = new ArrayList<>();
    private final List<String> unlaunched = new ArrayList<>();

    Matching(LayerInfo info, LayerTimes times) {
      this.info = info;
      for (LayerTimes.LayerTime time : times.times()) {
        open.computeIfAbsent(time.name(), _ -> new ArrayDeque<>()).add(time);
      }
      totalNanos = times.times().stream().mapToDouble(LayerTimes.LayerTime::nanos).sum();
    }

    LayerMatch match(MeasuredFiles parts) {
      info.layers().forEach(this::match);
      report(parts);
      double sum = nanos.stream().mapToDouble(Double::doubleValue).sum();
      return new LayerMatch(layers, nanos, totalNanos > 0 ? sum / totalNanos : 0);
    }

    private void match(Layer layer) {
      Deque<LayerTimes.LayerTime> times = open.get(layer.name());
      LayerTimes.LayerTime time = times == null ? null : times.poll();
      boolean launches = layer.kind() != LayerKind.NONE || (time != null && time.nanos() > 0);
      if (!launches) {
        return;
      }
      if (time == null) {
        untimed.add(layer.name());
      } else if (time.nanos() > 0) {
        layers.add(layer);
        nanos.add(time.nanos());
      } else {
        unlaunched.add(layer.name());
      }
    }

    private void report(MeasuredFiles parts) {
      List<String> unknown =
          open.values().stream().flatMap(Deque::stream).map(LayerTimes.LayerTime::name).toList();
      FileNotes layerNotes = parts.layerInfoNotes();
      FileNotes timeNotes = parts.layerTimesNotes();
      warn(layerNotes, untimed, "without a time were left out", ADVICE);
      warn(timeNotes, unknown, "have a time but no layer and were left out", ADVICE);
      warn(
          timeNotes,
          unlaunched,
          "were measured at 0 ms and count as launching nothing",
          "Profile more iterations if they should take time.");
    }

    private static void warn(FileNotes notes, List<String> names, String what, String advice) {
      if (!names.isEmpty()) {
        notes.warn(
            Texts.shorten(names.getFirst()),
            "%d layers %s: %s.".formatted(names.size(), what, Texts.few(names)),
            advice);
      }
    }
  }
}
