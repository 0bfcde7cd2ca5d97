package io.optimum.workbench.workflow.engines;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.network.BatchInterpolation;
import io.optimum.workbench.network.ProfileCarry;
import io.optimum.workbench.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Profiles that a project lacks, made of those it has: batch sizes in between are interpolated,
/// other GPUs are reached by the roofline. What is made is modelled and says so; what makes no
/// sense is refused.
public final class CarryStep {
  private final GpuLibrary gpus;

  public CarryStep(GpuLibrary gpus) {
    this.gpus = gpus;
  }

  /// What was made.
  ///
  /// @param project with the new profiles
  /// @param added the new profiles
  /// @param problems engines for which none could be made, and why
  public record Carried(Project project, List<EngineProfile> added, List<Problem> problems) {
    public Carried {
      added = List.copyOf(added);
      problems = List.copyOf(problems);
    }
  }

  /// Profiles that the project has already stay as they are.
  ///
  /// @param engines whose profiles
  /// @param to on which GPU; null = those they have
  /// @param batchSize at which batch size; 0 = those they have
  public Carried carry(Project project, List<EngineId> engines, @Nullable GpuId to, int batchSize) {
    List<EngineProfile> added = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (EngineId engine : engines) {
      try {
        make(project, engine, to, batchSize).stream()
            .filter(each -> !project.profiles().byKey().containsKey(each.key()))
            .forEach(added::add);
      } catch (IllegalArgumentException e) {
        problems.add(
            Problem.error(
                project.name(),
                engine.value(),
                String.valueOf(e.getMessage()),
                "No profile of it was added."));
      }
    }
    return new Carried(project.withEngines(List.of(), added), added, problems);
  }

  private List<EngineProfile> make(
      Project project, EngineId engine, @Nullable GpuId to, int batchSize) {
    List<GpuId> has = project.profiles().gpus(engine);
    if (has.isEmpty()) {
      throw new IllegalArgumentException("The engine %s has no profile.".formatted(engine));
    }
    GpuId from = Optional.ofNullable(to).filter(has::contains).orElse(has.getFirst());
    List<EngineProfile> there =
        project.profiles().byKey().values().stream()
            .filter(each -> each.key().engine().equals(engine) && each.key().gpu().equals(from))
            .toList();
    List<EngineProfile> wanted =
        batchSize == 0 ? there : List.of(BatchInterpolation.at(there, batchSize));
    if (to == null) {
      return wanted;
    }
    return wanted.stream()
        .map(each ->
            ProfileCarry.carried(each, gpus.require(project, from), gpus.require(project, to)))
        .toList();
  }
}
