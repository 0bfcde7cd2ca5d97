package io.optimum.workbench.exporter.plan;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.plan.Plan;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A plan with where it comes from.
///
/// @param plan as it was exported
/// @param project in which it was made
/// @param toolVersion of the program that exported it
/// @param environment what made its numbers
/// @param engines every engine of the plan
public record ExportedPlan(
    Plan plan,
    String project,
    String toolVersion,
    SortedMap<String, String> environment,
    List<PlannedEngine> engines) {
  public ExportedPlan {
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    engines = List.copyOf(engines);
  }

  /// An engine by which a plan was made.
  ///
  /// @param sha256 of its serialised plan; null = it was known by its profiles alone
  public record PlannedEngine(EngineId id, String name, @Nullable String sha256) {}
}
