package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.device.load.LoadGenerator;
import io.optimum.workbench.device.load.LoadStatistics;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.List;
import java.util.NavigableMap;

/// A deployment during a run, with the settings that steering may change. Guarded by the [Ledger].
final class Tenant {
  final int index;
  final Deployment deployment;
  final LoadGenerator generator;
  final LoadStatistics statistics;
  private final Load load;
  private final NavigableMap<Integer, LoadedEngine> engines;
  StreamPriority priority;
  int batchSize;

  /// @param engines the deployment's engine by batch size
  Tenant(
      int index,
      Deployment deployment,
      Load load,
      NavigableMap<Integer, LoadedEngine> engines,
      LoadGenerator generator,
      LoadStatistics statistics) {
    this.index = index;
    this.deployment = deployment;
    this.load = load;
    this.engines = engines;
    this.generator = generator;
    this.statistics = statistics;
    priority = deployment.priority();
    batchSize = deployment.batchSize();
  }

  /// The smallest loaded batch that holds `inputs`; what it is larger is padding.
  LoadedEngine engineFor(int inputs) {
    return engines.ceilingEntry(inputs).getValue();
  }

  /// All that steering can lead to.
  List<LoadedEngine> engines() {
    return List.copyOf(engines.values());
  }

  boolean hasBatch(int size) {
    return engines.containsKey(size);
  }

  /// What to open before the run starts: all that can come up without steering.
  List<LoadedEngine> openedFirst() {
    return switch (load.batching()) {
      case Batching.Full _ -> List.of(engineFor(batchSize));
      case Batching.Dynamic _ when load.isClosedLoop() -> List.of(engineFor(batchSize));
      case Batching.Dynamic _ -> List.copyOf(engines.headMap(batchSize, true).values());
    };
  }
}
