package io.optimum.workbench.workflow.engines;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.project.Project;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Data sheets: the shipped ones, and those of a project. A sheet of a project with the id of a
/// shipped one holds the same, see [io.optimum.workbench.codec.GpuSheets#own].
public final class GpuLibrary {
  private final List<GpuSpec> shipped;

  public GpuLibrary(Collection<GpuSpec> shipped) {
    this.shipped = List.copyOf(shipped);
  }

  /// Every sheet, by id.
  public Map<GpuId, GpuSpec> of(Project project) {
    Map<GpuId, GpuSpec> all = new TreeMap<>();
    shipped.forEach(sheet -> all.put(sheet.id(), sheet));
    project.gpus().forEach(sheet -> all.put(sheet.id(), sheet));
    return all;
  }

  /// @throws IllegalArgumentException with the ids there are
  public GpuSpec require(Project project, GpuId id) {
    GpuSpec sheet = of(project).get(id);
    if (sheet == null) {
      throw new IllegalArgumentException(
          "There is no GPU data sheet %s. There are %s, and MIG slices; `optimum gpus` lists all."
              .formatted(id, whole(project)));
    }
    return sheet;
  }

  /// The project with a sheet of its own; one with the same id is replaced.
  public Project add(Project project, GpuSpec sheet) {
    SortedMap<GpuId, GpuSpec> own = own(project);
    own.put(sheet.id(), sheet);
    return project.withGpus(List.copyOf(own.values()));
  }

  /// The project without one of its own sheets.
  ///
  /// @throws IllegalArgumentException when it has no such sheet, or still needs it
  public Project remove(Project project, GpuId id) {
    SortedMap<GpuId, GpuSpec> own = own(project);
    if (own.remove(id) == null) {
      throw new IllegalArgumentException(
          "The project %s has no data sheet %s of its own. It has %s."
              .formatted(project.name(), id, own.keySet()));
    }
    List<String> users = users(project, id);
    if (!users.isEmpty() && shipped.stream().noneMatch(each -> each.id().equals(id))) {
      throw new IllegalArgumentException(
          "The data sheet %s is needed: the project %s has %s on this GPU. Remove those first."
              .formatted(id, project.name(), String.join(", ", users)));
    }
    return project.withGpus(List.copyOf(own.values()));
  }

  private static List<String> users(Project project, GpuId id) {
    List<String> users = new ArrayList<>();
    long profiles =
        project.profiles().byKey().keySet().stream().filter(key -> key.gpu().equals(id)).count();
    if (profiles > 0) {
      users.add("%d %s".formatted(profiles, profiles == 1 ? "profile" : "profiles"));
    }
    if (project.settings().gpus().stream().anyMatch(each -> each.gpu().equals(id))) {
      users.add("GPUs to plan for");
    }
    if (project.lastPlan().stream()
        .flatMap(plan -> plan.gpus().stream())
        .anyMatch(each -> each.gpu().equals(id))) {
      users.add("a plan");
    }
    return users;
  }

  private static SortedMap<GpuId, GpuSpec> own(Project project) {
    SortedMap<GpuId, GpuSpec> own = new TreeMap<>();
    project.gpus().forEach(sheet -> own.put(sheet.id(), sheet));
    return own;
  }

  private List<GpuId> whole(Project project) {
    return of(project).keySet().stream().filter(id -> !id.value().contains("-mig-")).toList();
  }

  /// The GPU on which all of these engines are profiled: the wanted one, else the first that fits.
  ///
  /// @throws IllegalArgumentException when there is none, with where each engine is profiled
  public GpuId common(Project project, Collection<EngineId> engines) {
    List<GpuId> common =
        project.profiles().byKey().values().stream()
            .map(profile -> profile.key().gpu())
            .distinct()
            .filter(gpu ->
                engines.stream().allMatch(engine -> project.profiles().gpus(engine).contains(gpu)))
            .toList();
    if (common.isEmpty()) {
      Map<EngineId, List<GpuId>> where = new TreeMap<>();
      engines.forEach(engine -> where.put(engine, project.profiles().gpus(engine)));
      throw new IllegalArgumentException(
          "There is no GPU on which all of these engines are profiled: %s. Choose engines of one GPU."
              .formatted(where));
    }
    return common.getFirst();
  }
}
