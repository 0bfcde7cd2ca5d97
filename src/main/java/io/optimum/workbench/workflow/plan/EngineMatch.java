package io.optimum.workbench.workflow.plan;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.exporter.plan.ExportedPlan.PlannedEngine;
import io.optimum.workbench.project.Project;
import java.util.Optional;

/// An engine of an imported plan in the project it was moved to. Binaries are compared by SHA-256;
/// an id is a name, and two projects may give it to different engines.
///
/// @param planned its id in the plan
/// @param found its id in the project; as in the plan where it was not found
/// @param kind how sure that is
/// @param text one sentence
public record EngineMatch(EngineId planned, EngineId found, Kind kind, String text) {
  /// How sure a match is.
  public enum Kind {
    /// The same binary.
    SAME,
    /// The same binary under another id.
    RENAMED,
    /// The same id; one of the two has no binary to compare.
    BY_NAME,
    /// The same id, but another binary.
    CHANGED,
    /// Neither the binary nor the id.
    MISSING
  }

  static EngineMatch of(PlannedEngine planned, Project project) {
    Optional<Engine> twin =
        project.engines().stream().filter(each -> isBinary(each, planned)).findFirst();
    if (twin.isPresent()) {
      EngineId found = twin.get().id();
      return found.equals(planned.id())
          ? match(planned, found, Kind.SAME, "%s is the same binary.".formatted(found))
          : match(
              planned,
              found,
              Kind.RENAMED,
              "%s is the same binary as %s of the project.".formatted(planned.id(), found));
    }
    return project.engines().stream()
        .filter(each -> each.id().equals(planned.id()))
        .findFirst()
        .map(each -> byName(planned, each))
        .orElseGet(() ->
            match(
                planned,
                planned.id(),
                Kind.MISSING,
                "The project has no engine %s%s."
                    .formatted(
                        planned.id(),
                        planned.sha256() == null ? "" : " (SHA-256 " + planned.sha256() + ")")));
  }

  private static EngineMatch byName(PlannedEngine planned, Engine engine) {
    return planned.sha256() == null || engine.planFile().isEmpty()
        ? match(
            planned,
            engine.id(),
            Kind.BY_NAME,
            "%s is found by its name alone: there is no binary to compare.".formatted(planned.id()))
        : match(
            planned,
            engine.id(),
            Kind.CHANGED,
            "%s is another binary in this project: SHA-256 %s, the plan was made with %s."
                .formatted(planned.id(), engine.planFile().get().sha256(), planned.sha256()));
  }

  private static boolean isBinary(Engine engine, PlannedEngine planned) {
    return engine
        .planFile()
        .map(EngineFile::sha256)
        .filter(each -> each.equals(planned.sha256()))
        .isPresent();
  }

  private static EngineMatch match(PlannedEngine planned, EngineId found, Kind kind, String text) {
    return new EngineMatch(planned.id(), found, kind, text);
  }
}
