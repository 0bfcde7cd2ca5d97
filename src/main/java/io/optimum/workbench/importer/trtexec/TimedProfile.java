package io.optimum.workbench.importer.trtexec;

import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.layer.LayerInfo;
import io.optimum.workbench.importer.layer.ProfiledName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Layers and times of one optimisation profile of an engine: the one with most of the measured
/// time, else the first. Profiles do not run together, so their layers are never added up.
///
/// @param times without the suffixes of profiles
public record TimedProfile(LayerInfo info, LayerTimes times) {
  private static final LayerTimes NONE = new LayerTimes(0, List.of());

  /// @param notes of the layer information, where a choice among profiles is told
  public static TimedProfile of(LayerInfo info, FileNotes notes) {
    return of(info, NONE, notes);
  }

  /// @param notes of the layer information, where a choice among profiles is told
  public static TimedProfile of(LayerInfo info, LayerTimes times, FileNotes notes) {
    SortedMap<Integer, List<LayerTimes.LayerTime>> timed = byProfile(times);
    int chosen = timed.isEmpty() ? info.profiles().firstKey() : longest(timed);
    LayerInfo one = info.only(chosen);
    TreeSet<Integer> numbers = new TreeSet<>(info.profiles().keySet());
    numbers.addAll(timed.keySet());
    if (info.profiles().size() > 1 || timed.size() > 1) {
      String why = timed.isEmpty() ? "the first" : "which was timed";
      int left = count(info) - count(one);
      notes.warn(
          "",
          ("The engine has the optimisation profiles %s; profile %d, %s, was taken, and %d layers"
                  + " of others were left out.")
              .formatted(numbers, chosen, why, left),
          "For another, time it with trtexec --useProfile=N, or build an engine per shape.");
    }
    return new TimedProfile(
        one, new LayerTimes(times.count(), timed.getOrDefault(chosen, List.of())));
  }

  private static int count(LayerInfo info) {
    return info.profiles().values().stream().mapToInt(List::size).sum();
  }

  private static SortedMap<Integer, List<LayerTimes.LayerTime>> byProfile(LayerTimes times) {
    SortedMap<Integer, List<LayerTimes.LayerTime>> timed = new TreeMap<>();
    for (LayerTimes.LayerTime time : times.times()) {
      ProfiledName name = ProfiledName.of(time.name());
      timed
          .computeIfAbsent(name.profile(), _ -> new ArrayList<>())
          .add(new LayerTimes.LayerTime(name.name(), time.nanos()));
    }
    return timed;
  }

  private static int longest(SortedMap<Integer, List<LayerTimes.LayerTime>> timed) {
    int longest = timed.firstKey();
    double most = -1;
    for (Map.Entry<Integer, List<LayerTimes.LayerTime>> each : timed.entrySet()) {
      double sum = each.getValue().stream().mapToDouble(LayerTimes.LayerTime::nanos).sum();
      if (sum > most) {
        most = sum;
        longest = each.getKey();
      }
    }
    return longest;
  }
}
