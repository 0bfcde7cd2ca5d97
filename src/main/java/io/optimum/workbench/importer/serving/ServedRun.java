package io.optimum.workbench.importer.serving;

import io.optimum.workbench.domain.serving.ServedGpu;
import io.optimum.workbench.domain.serving.ServedModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row: what its models did, or what the GPU did meanwhile.
///
/// @param models none where the file tells of the GPU alone
/// @param gpu null where the file tells of the models alone
record ServedRun(RunKey key, List<ServedModel> models, @Nullable ServedGpu gpu) {
  ServedRun {
    models = List.copyOf(models);
  }
}
