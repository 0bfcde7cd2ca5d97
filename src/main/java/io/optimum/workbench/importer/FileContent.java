package io.optimum.workbench.importer;

import io.optimum.workbench.domain.EngineFile;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one file tells about an engine.
sealed interface FileContent {
  /// The layers in order of execution.
  ///
  /// @param bindings names of the engine's inputs and outputs; empty where the file has none
  record LayerInfo(List<Layer> layers, List<String> bindings) implements FileContent {
    public LayerInfo {
      layers = List.copyOf(layers);
      bindings = List.copyOf(bindings);
    }
  }

  /// Time of each layer.
  ///
  /// @param count inferences they were averaged over
  record LayerTimes(int count, List<LayerTime> times) implements FileContent {
    public LayerTimes {
      times = List.copyOf(times);
    }
  }

  /// @param nanos median over the inferences, else their mean
  record LayerTime(String name, double nanos) {}

  /// Times of single inferences.
  ///
  /// @param medianEnqueueNanos host time to enqueue; 0 = not in the file
  record RequestTimes(int count, long medianComputeNanos, long medianEnqueueNanos)
      implements FileContent {}

  /// Options and summaries by the names trtexec prints.
  ///
  /// @param texts single values
  /// @param statistics minimum, maximum, mean, median and percentiles
  record Metadata(SortedMap<String, String> texts, SortedMap<String, List<Double>> statistics)
      implements FileContent {
    static final Metadata NONE = new Metadata(new TreeMap<>(), new TreeMap<>());

    /// The value printed under a name, empty if none was.
    String text(String key) {
      return texts.getOrDefault(key, "");
    }

    /// Both; this one wins.
    Metadata and(Metadata other) {
      TreeMap<String, String> allTexts = new TreeMap<>(other.texts);
      allTexts.putAll(texts);
      TreeMap<String, List<Double>> allStatistics = new TreeMap<>(other.statistics);
      allStatistics.putAll(statistics);
      return new Metadata(allTexts, allStatistics);
    }
  }

  /// A serialised engine.
  record PlanFile(EngineFile file) implements FileContent {}
}
