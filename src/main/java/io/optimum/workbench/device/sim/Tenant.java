package io.optimum.workbench.device.sim;

import io.optimum.workbench.device.load.LoadGenerator;
import io.optimum.workbench.device.load.LoadStatistics;
import io.optimum.workbench.device.sim.program.EngineProgram;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.NavigableMap;

/// A deployment during a run, with the settings that steering may change.
final class Tenant {
  final int index;
  final Deployment deployment;
  final LoadGenerator load;
  final LoadStatistics statistics;
  private final NavigableMap<Integer, EngineProgram> programs;
  EngineProgram program;
  int batchSize;
  StreamPriority priority;

  Tenant(
      int index,
      Deployment deployment,
      NavigableMap<Integer, EngineProgram> programs,
      LoadGenerator load,
      LoadStatistics statistics) {
    this.index = index;
    this.deployment = deployment;
    this.programs = programs;
    this.load = load;
    this.statistics = statistics;
    program = programFor(deployment.batchSize());
    batchSize = deployment.batchSize();
    priority = deployment.priority();
  }

  /// The loaded profile of the smallest batch that holds `inputs`; what it is larger is padding.
  EngineProgram programFor(int inputs) {
    return programs.ceilingEntry(inputs).getValue();
  }
}
