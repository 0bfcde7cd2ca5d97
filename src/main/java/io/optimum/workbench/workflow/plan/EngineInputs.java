package io.optimum.workbench.workflow.plan;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.exporter.EngineInput;
import io.optimum.workbench.exporter.onnx.OnnxExporter;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.layer.Bindings;
import io.optimum.workbench.importer.layer.LayerInfoReader;
import io.optimum.workbench.network.NetworkCatalogue;
import io.optimum.workbench.project.Project;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What goes into a project's engines: as the layer information beside an engine's file says, else
/// as the catalogue has it for a network that the engine was modelled of.
final class EngineInputs {
  private EngineInputs() {}

  /// Of the engines whose inputs are known.
  ///
  /// @param folder of the project; engine files are relative to it
  static Map<EngineId, List<EngineInput>> of(Project project, Path folder) {
    Map<EngineId, List<EngineInput>> inputs = new HashMap<>();
    for (Engine engine : project.engines()) {
      List<EngineInput> found =
          engine.planFile().map(file -> beside(file, folder)).orElse(List.of());
      if (found.isEmpty()) {
        found = modelled(engine, project);
      }
      if (!found.isEmpty()) {
        inputs.put(engine.id(), found);
      }
    }
    return inputs;
  }

  /// Of `x.engine`: of `x.layers.json`, which `optimum build` leaves, or of `x.engine.graph.json`
  /// and `x.graph.json`, as trtexec's files are called.
  private static List<EngineInput> beside(EngineFile file, Path folder) {
    Path plan = folder.resolve(file.path());
    String name = String.valueOf(plan.getFileName());
    String stem = name.replaceFirst("\\.[^.]*$", "");
    return Stream.of(stem + ".layers.json", name + ".graph.json", stem + ".graph.json")
        .map(plan::resolveSibling)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(EngineInputs::read)
        .orElse(List.of());
  }

  /// What cannot be read is not known; an import says why.
  private static List<EngineInput> read(Path layers) {
    try (InputStream in = Files.newInputStream(layers)) {
      FileNotes notes = new FileNotes(layers.toString(), new ArrayList<>());
      Bindings bindings = Bindings.of(new LayerInfoReader().read(in, notes));
      long batch = bindings.batchSize();
      return bindings.inputs().stream()
          .filter(each -> !each.dimensions().isEmpty())
          .map(each -> new EngineInput(each.name(), freed(each.dimensions(), batch)))
          .toList();
    } catch (IOException | IllegalArgumentException _) {
      return List.of();
    }
  }

  /// Layers have the sizes they were inspected with: those of one batch.
  private static List<Long> freed(List<Long> dimensions, long batch) {
    List<Long> freed = new ArrayList<>(dimensions);
    if (freed.getFirst() == batch) {
      freed.set(0, -1L);
    }
    return freed;
  }

  private static List<EngineInput> modelled(Engine engine, Project project) {
    return NetworkCatalogue.all().stream()
        .filter(each -> each.engine(engine.precision()).equals(engine.id()))
        .filter(each ->
            project.profiles().byKey().values().stream()
                .anyMatch(profile ->
                    profile.key().engine().equals(engine.id())
                        && profile.source().contains("Modelled: %s,".formatted(each.name()))))
        .findFirst()
        .map(each -> OnnxExporter.inputs(each.builder().get()))
        .orElse(List.of());
  }
}
