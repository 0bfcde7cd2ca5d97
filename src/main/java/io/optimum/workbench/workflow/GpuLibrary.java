package io.optimum.workbench.workflow;

import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.project.Project;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Data sheets: the shipped ones, and those of a project, which win.
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
          "There is no GPU data sheet %s. There are %s.".formatted(id, of(project).keySet()));
    }
    return sheet;
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
