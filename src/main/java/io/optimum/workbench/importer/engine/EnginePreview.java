package io.optimum.workbench.importer.engine;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import java.util.List;

/// One engine before it is added to a project.
///
/// @param engine its id
/// @param found what files told about it, for example `trtexec layer times`
/// @param missing what none told; empty = nothing that matters
public record EnginePreview(String engine, List<String> found, List<String> missing) {
  public EnginePreview {
    found = List.copyOf(found);
    missing = List.copyOf(missing);
  }

  public static EnginePreview of(Engine engine, EngineParts parts, List<EngineProfile> profiles) {
    List<String> missing =
        profiles.stream()
            .filter(profile -> profile.key().engine().equals(engine.id()))
            .map(profile -> missing(profile.origin(), parts))
            .findFirst()
            .orElse(List.of("profile"));
    return new EnginePreview(engine.id().value(), parts.found(), missing);
  }

  private static List<String> missing(ProfileOrigin origin, EngineParts parts) {
    return switch (origin) {
      case TRACED ->
          parts.counters().isPresent()
              ? List.of()
              : List.of("hardware counters (ncu --set detailed --csv)");
      case DERIVED ->
          parts.requestTimes().isPresent() || !parts.metadata().statistics().isEmpty()
              ? List.of()
              : List.of("request times (trtexec --exportTimes)");
      case MODELLED -> List.of("any measurement");
    };
  }
}
