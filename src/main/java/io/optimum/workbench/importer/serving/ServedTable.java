package io.optimum.workbench.importer.serving;

import io.optimum.workbench.domain.ServedGpu;
import io.optimum.workbench.domain.ServedModel;
import io.optimum.workbench.domain.ServingTool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The runs that one file reports.
///
/// @param tool which wrote it
/// @param source name of the file, without its folder
public record ServedTable(ServingTool tool, String source, List<Run> runs) {
  public ServedTable {
    runs = List.copyOf(runs);
  }

  /// What tells one run from another, in the order of its models. Files of one profile share it.
  ///
  /// @param models as the server calls them
  /// @param configurations of each; empty names where not told
  /// @param batchSizes of each
  /// @param concurrencies of each; none = sent at a rate
  record Key(
      List<String> models,
      List<String> configurations,
      List<Integer> batchSizes,
      List<Integer> concurrencies) {
    Key {
      models = List.copyOf(models);
      configurations = List.copyOf(configurations);
      batchSizes = List.copyOf(batchSizes);
      concurrencies = List.copyOf(concurrencies);
    }
  }

  /// One row: what its models did, or what the GPU did meanwhile.
  ///
  /// @param models none where the file tells of the GPU alone
  /// @param gpu null where the file tells of the models alone
  record Run(Key key, List<ServedModel> models, @Nullable ServedGpu gpu) {
    Run {
      models = List.copyOf(models);
    }
  }
}
