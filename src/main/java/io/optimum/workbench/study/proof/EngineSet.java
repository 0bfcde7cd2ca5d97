package io.optimum.workbench.study.proof;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.network.NetworkCatalogue;
import io.optimum.workbench.network.NetworkEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Networks of one kind, from which every seed draws some.
///
/// @param name for the table
/// @param networks ids in the catalogue
public record EngineSet(String name, List<String> networks) {
  public EngineSet {
    Require.text(name, "name");
    networks = List.copyOf(Require.notEmpty(networks, "networks"));
  }

  /// So many of them, in the order of their ids.
  List<NetworkEntry> draw(int count, long seed) {
    List<String> shuffled = new ArrayList<>(networks);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled.subList(0, Math.min(count, shuffled.size())).stream()
        .sorted()
        .map(NetworkCatalogue::require)
        .toList();
  }
}
