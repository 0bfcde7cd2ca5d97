package io.optimum.workbench.device.sim;

import io.optimum.workbench.device.load.InputBatch;
import io.optimum.workbench.device.sim.block.ReadyQueues;
import io.optimum.workbench.device.sim.block.ResidentKernel;
import io.optimum.workbench.device.sim.host.HostThread;
import io.optimum.workbench.device.sim.program.EngineProgram;
import io.optimum.workbench.device.sim.program.Kernel;
import io.optimum.workbench.device.sim.watch.TracedStream;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.SplittableRandom;

/// One execution context on its stream: a FIFO of copy in, kernels, copy out, fed by a host thread.
final class DeviceStream implements TracedStream {
  /// What its next event means.
  enum Phase {
    IDLE,
    COPY_IN_READY,
    COPYING_IN,
    KERNEL_READY,
    KERNEL_RESIDENT,
    COPYING_OUT
  }

  final int slot;
  final Tenant tenant;
  final ResidentKernel resident;
  final SplittableRandom random;
  final InputBatch inputs;
  Phase phase = Phase.IDLE;
  EngineProgram program;
  boolean graph;
  private StreamPriority priority;
  int inference = -1;
  int kernelIndex;
  double copyStartNanos;
  private final HostThread host;
  private double enqueueNanos;

  DeviceStream(
      int slot, Tenant tenant, HostThread host, ReadyQueues queues, SplittableRandom random) {
    this.slot = slot;
    this.tenant = tenant;
    this.host = host;
    this.random = random;
    inputs = new InputBatch(slot);
    program = tenant.program;
    priority = tenant.priority;
    resident = new ResidentKernel(slot, queues, program.kernels[0]);
  }

  /// Takes a new inference with the settings its deployment has now.
  void begin(double nowNanos) {
    program = tenant.programFor(inputs.size());
    graph = tenant.deployment.cudaGraph();
    priority = tenant.priority;
    resident.prioritize(
        switch (priority) {
          case HIGH -> 0;
          case NORMAL -> 1;
          case LOW -> 2;
        });
    inference++;
    kernelIndex = 0;
    enqueueNanos = host.enqueue(nowNanos, program.enqueueNanos(graph));
  }

  /// The host enqueues the copy in; returns when that is done.
  double enqueueCopyIn() {
    enqueueNanos += graph ? 0 : program.launchNanos;
    return enqueueNanos;
  }

  /// When the host has enqueued the present kernel. A graph is one launch.
  double launchedNanos() {
    return enqueueNanos
        + (graph ? program.graphLaunchNanos : (kernelIndex + 1) * program.launchNanos);
  }

  double gapNanos() {
    return graph ? program.graphGapNanos : program.gapNanos;
  }

  Kernel kernel() {
    return program.kernels[kernelIndex];
  }

  @Override
  public int lane() {
    return slot;
  }

  @Override
  public int inference() {
    return inference;
  }

  @Override
  public StreamPriority priority() {
    return priority;
  }

  @Override
  public EngineProgram program() {
    return program;
  }

  @Override
  public int kernelIndex() {
    return kernelIndex;
  }

  @Override
  public double kernelStartNanos() {
    return resident.startNanos();
  }

  @Override
  public int mostSms() {
    return resident.mostSms();
  }

  @Override
  public double copyStartNanos() {
    return copyStartNanos;
  }

  @Override
  public double startNanos() {
    return inputs.startNanos();
  }
}
