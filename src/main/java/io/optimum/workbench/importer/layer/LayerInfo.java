package io.optimum.workbench.importer.layer;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The layers of an engine in order of execution, for each of its optimisation profiles; one of
/// them runs at a time.
///
/// @param profiles layers by the number of the profile; at least one
/// @param bindings names of the engine's inputs and outputs; empty where the file has none
public record LayerInfo(SortedMap<Integer, List<Layer>> profiles, List<String> bindings) {
  public LayerInfo {
    profiles = Collections.unmodifiableSortedMap(new TreeMap<>(profiles));
    bindings = List.copyOf(bindings);
  }

  /// The layers of the first profile.
  public List<Layer> layers() {
    return List.copyOf(profiles.getOrDefault(profiles.firstKey(), List.of()));
  }

  /// The same engine with one profile only; the first where it has no such profile.
  public LayerInfo only(int profile) {
    int number = profiles.containsKey(profile) ? profile : profiles.firstKey();
    TreeMap<Integer, List<Layer>> one = new TreeMap<>();
    one.put(number, profiles.getOrDefault(number, List.of()));
    return new LayerInfo(one, bindings);
  }
}
