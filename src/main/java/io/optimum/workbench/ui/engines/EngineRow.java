package io.optimum.workbench.ui.engines;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuId;
import java.util.List;
import java.util.Locale;

/// An engine on one GPU, as one row of the table.
///
/// @param engine which engine
/// @param gpu where it was profiled
/// @param profiles one per batch size, ascending
record EngineRow(Engine engine, GpuId gpu, List<EngineProfile> profiles) {
  EngineRow {
    profiles = List.copyOf(profiles);
  }

  List<Integer> batchSizes() {
    return profiles.stream().map(each -> each.key().batchSize()).toList();
  }

  /// The profile of the smallest batch size.
  EngineProfile smallest() {
    return profiles.getFirst();
  }

  /// The profile of a batch size, or of the smallest where there is none of it.
  EngineProfile at(int batchSize) {
    return profiles.stream()
        .filter(each -> each.key().batchSize() == batchSize)
        .findFirst()
        .orElse(smallest());
  }

  /// Whether a filter text occurs in what the row shows.
  boolean matches(String text) {
    String all = engine.id() + " " + engine.name() + " " + engine.precision() + " " + gpu;
    return all.toLowerCase(Locale.ROOT).contains(text.strip().toLowerCase(Locale.ROOT));
  }
}
