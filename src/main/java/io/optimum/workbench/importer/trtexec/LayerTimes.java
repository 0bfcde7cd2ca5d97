package io.optimum.workbench.importer.trtexec;

import java.util.List;

/// Time of each layer.
///
/// @param count inferences they were averaged over
public record LayerTimes(int count, List<LayerTime> times) {
  /// @param nanos median over the inferences, else their mean
  public record LayerTime(String name, double nanos) {}

  public LayerTimes {
    times = List.copyOf(times);
  }
}
