package io.optimum.workbench.importer.serving;

import io.optimum.workbench.domain.serving.ServedGpu;
import io.optimum.workbench.domain.serving.ServedMeasurement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All reports of one import: Model Analyzer writes the models and the GPU of one run into files of
/// their own.
public final class ServedTables {
  private final List<ServedTable> tables = new ArrayList<>();

  public void add(ServedTable table) {
    tables.add(table);
  }

  /// One measurement per run, in the order of reading, none twice.
  public List<ServedMeasurement> join() {
    Map<RunKey, ServedGpu> gpus = new HashMap<>();
    tables.forEach(table -> table.runs().forEach(run -> takeGpu(run, gpus)));
    Set<ServedMeasurement> joined = new LinkedHashSet<>();
    for (ServedTable table : tables) {
      for (ServedRun run : table.runs()) {
        if (!run.models().isEmpty()) {
          joined.add(
              new ServedMeasurement(
                  table.tool(), table.source(), run.models(), gpus.get(run.key())));
        }
      }
    }
    return List.copyOf(joined);
  }

  private static void takeGpu(ServedRun run, Map<RunKey, ServedGpu> gpus) {
    ServedGpu gpu = run.gpu();
    if (gpu != null) {
      gpus.putIfAbsent(run.key(), gpu);
    }
  }
}
