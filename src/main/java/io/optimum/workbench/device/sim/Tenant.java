package io.optimum.workbench.device.sim;

import io.optimum.workbench.device.sim.program.EngineProgram;
import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.StreamPriority;

/// A deployment during a run, with the settings that steering may change.
final class Tenant {
  final int index;
  final Deployment deployment;
  final LoadGenerator load;
  final LatencyRecorder latencies;
  final LatencyRecorder services;
  EngineProgram program;
  int batchSize;
  StreamPriority priority;

  Tenant(int index, Deployment deployment, EngineProgram program, LoadGenerator load) {
    this.index = index;
    this.deployment = deployment;
    this.program = program;
    this.load = load;
    latencies = new LatencyRecorder(load.isClosedLoop());
    services = new LatencyRecorder(load.isClosedLoop());
    batchSize = deployment.batchSize();
    priority = deployment.priority();
  }
}
