package io.optimum.workbench.importer.serving;

import java.util.List;

/// What tells one run from another, in the order of its models. Files of one profile share it.
///
/// @param models as the server calls them
/// @param configurations of each; empty names where not told
/// @param batchSizes of each
/// @param concurrencies of each; none = sent at a rate
record RunKey(
    List<String> models,
    List<String> configurations,
    List<Integer> batchSizes,
    List<Integer> concurrencies) {
  RunKey {
    models = List.copyOf(models);
    configurations = List.copyOf(configurations);
    batchSizes = List.copyOf(batchSizes);
    concurrencies = List.copyOf(concurrencies);
  }
}
