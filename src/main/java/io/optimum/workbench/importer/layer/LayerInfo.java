package io.optimum.workbench.importer.layer;

import java.util.List;

/// The layers of an engine in order of execution.
///
/// @param bindings names of the engine's inputs and outputs; empty where the file has none
public record LayerInfo(List<Layer> layers, List<String> bindings) {
  public LayerInfo {
    layers = List.copyOf(layers);
    bindings = List.copyOf(bindings);
  }
}
