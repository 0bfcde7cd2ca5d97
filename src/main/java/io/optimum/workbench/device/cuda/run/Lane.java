package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.device.cuda.driver.CudaEvent;
import io.optimum.workbench.device.cuda.driver.CudaStream;
import io.optimum.workbench.device.cuda.driver.Scope;
import io.optimum.workbench.device.cuda.driver.SmPartition;
import io.optimum.workbench.device.load.InputBatch;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One execution context on its stream: enqueues one inference at a time between two events.
///
/// Another priority is another stream, another batch another execution context; both are opened
/// when they first come up and kept. Belongs to one host thread.
final class Lane {
  final LanePlan plan;
  final Tenant tenant;
  final InputBatch inputs;
  private final RunDevice device;
  private final @Nullable SmPartition partition;
  private final Scope scope = new Scope();
  private final Map<StreamPriority, CudaStream> streams = new EnumMap<>(StreamPriority.class);
  private final Map<Start, EnqueuedInference> inferences = new HashMap<>();
  private @Nullable CudaEvent start;
  private @Nullable CudaEvent end;
  private boolean running;
  private int started;
  private @Nullable Start last;

  Lane(LanePlan plan, Tenant tenant, RunDevice device, @Nullable SmPartition partition) {
    this.plan = plan;
    this.tenant = tenant;
    this.device = device;
    this.partition = partition;
    inputs = new InputBatch(plan.lane());
  }

  void open() {
    start = scope.keep(device.driver().event());
    end = scope.keep(device.driver().event());
    tenant.openedFirst().forEach(engine -> ready(new Start(engine, plan.priority())));
  }

  /// Enqueues an inference.
  void begin(Start with) {
    EnqueuedInference inference = ready(with);
    CudaStream stream = stream(with.priority());
    stream.record(event(start));
    inference.enqueue(stream);
    stream.record(event(end));
    running = true;
    started++;
    last = with;
  }

  boolean isRunning() {
    return running;
  }

  /// Whether the inference has ended; the lane is idle then.
  boolean hasEnded() {
    running = !event(end).isDone();
    return !running;
  }

  /// The last inference, which has ended.
  EndedInference last(double endNanos) {
    if (last == null) {
      throw new IllegalStateException("The lane has run nothing.");
    }
    return new EndedInference(
        plan.lane(),
        last.priority(),
        last.engine().profile(),
        started - 1,
        inputs.startNanos(),
        endNanos,
        event(end).nanosSince(event(start)));
  }

  /// What the last inference of each engine computed, where it computes anything. Waits for the
  /// GPU, and so as [#opened] while no other lane captures a graph.
  Map<LoadedEngine, double[]> outputs() {
    Map<LoadedEngine, double[]> outputs = new HashMap<>();
    synchronized (device.source()) {
      inferences.forEach((start, inference) ->
          inference.outputs().ifPresent(each -> outputs.put(start.engine(), each)));
    }
    return outputs;
  }

  /// The stream it enqueues on at a priority; opened if it is not there yet.
  private CudaStream stream(StreamPriority priority) {
    return streams.computeIfAbsent(
        priority,
        each -> {
          CudaStream stream = scope.keep(device.driver().stream(each, partition));
          device.tracer().stream(stream, plan.lane());
          return stream;
        });
  }

  /// While no other lane captures a graph, as [#opened].
  void close() {
    synchronized (device.source()) {
      scope.close();
    }
  }

  private EnqueuedInference ready(Start with) {
    return inferences.computeIfAbsent(with, each -> scope.keep(opened(each)));
  }

  /// One lane at a time: while a graph is captured, nobody may wait for the device, as those do who
  /// open engines (CUDA C++ Programming Guide, "Prohibited and Unhandled Operations").
  private EnqueuedInference opened(Start with) {
    CudaStream stream = stream(with.priority());
    synchronized (device.source()) {
      return EnqueuedInference.open(with.engine(), device, stream, plan.graph());
    }
  }

  private static CudaEvent event(@Nullable CudaEvent event) {
    if (event == null) {
      throw new IllegalStateException("The lane is not open.");
    }
    return event;
  }
}
