package io.optimum.workbench.importer.trtexec;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Options and summaries by the names trtexec prints.
///
/// @param texts single values
/// @param statistics minimum, maximum, mean, median and percentiles
public record Metadata(
    SortedMap<String, String> texts, SortedMap<String, List<Double>> statistics) {
  public static final Metadata NONE = new Metadata(new TreeMap<>(), new TreeMap<>());

  /// The value printed under a name, empty if none was.
  public String text(String key) {
    return texts.getOrDefault(key, "");
  }

  /// Both; this one wins.
  public Metadata and(Metadata other) {
    TreeMap<String, String> allTexts = new TreeMap<>(other.texts);
    allTexts.putAll(texts);
    TreeMap<String, List<Double>> allStatistics = new TreeMap<>(other.statistics);
    allStatistics.putAll(statistics);
    return new Metadata(allTexts, allStatistics);
  }
}
