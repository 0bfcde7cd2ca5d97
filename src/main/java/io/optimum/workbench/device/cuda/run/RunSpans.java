package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.device.LaneTable;
import io.optimum.workbench.device.SpanBuffer;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.cuda.run.trace.KernelSpan;
import io.optimum.workbench.device.cuda.run.trace.KernelTracer;
import io.optimum.workbench.device.cuda.run.trace.NameTable;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The spans of a run: inferences as host threads see them end, and what a tracer sees of their
/// kernels. Threads only queue; the thread that called the run makes the spans.
///
/// A kernel belongs to the inference of its lane during which it started: inferences of a lane
/// follow each other, and both clocks are the host's, the tracer's to a few microseconds. A kernel
/// is held back until an inference that ended after its start is known.
final class RunSpans {
  /// A tracer's clock may be behind by this much, so that the first kernel of an inference seems to
  /// start before the host began to enqueue it.
  private static final double CLOCK_SLACK_NANOS = 20_000;

  private final Queue<EndedInference> ended = new ConcurrentLinkedQueue<>();
  private final NameTable names = new NameTable();
  private final LaneTable lanes;
  private final SpanBuffer buffer;
  private final KernelTracer tracer;
  private final List<Deque<EndedInference>> open = new ArrayList<>();
  private final List<Deque<KernelSpan>> kernels = new ArrayList<>();
  private final int[] kernelIndex;

  /// @param streams of the run, at the priorities that they begin with
  RunSpans(SpanSink sink, List<SpanBatch.Lane> streams, KernelTracer tracer, boolean enabled) {
    lanes = new LaneTable(streams);
    buffer = new SpanBuffer(sink, names::all, names::launches, lanes::all, enabled);
    this.tracer = tracer;
    int count = streams.size();
    for (int i = 0; i < count; i++) {
      open.add(new ArrayDeque<>());
      kernels.add(new ArrayDeque<>());
    }
    kernelIndex = new int[count];
  }

  /// Queues an inference; any thread.
  void ended(EndedInference inference) {
    if (buffer.isEnabled()) {
      ended.add(inference);
    }
  }

  /// Hands over what is known.
  void flush() {
    if (buffer.isEnabled()) {
      tracer.drain().forEach(each -> kernels.get(each.lane()).add(each));
      collect();
      buffer.flush();
    }
  }

  /// Hands over the rest.
  void end() {
    if (buffer.isEnabled()) {
      tracer.end().forEach(each -> kernels.get(each.lane()).add(each));
      collect();
      open.forEach(lane -> lane.forEach(this::add));
      buffer.flush();
    }
  }

  private void collect() {
    for (EndedInference each = ended.poll(); each != null; each = ended.poll()) {
      open.get(each.lane()).add(each);
    }
    for (int lane = 0; lane < open.size(); lane++) {
      if (tracer.isAvailable()) {
        match(open.get(lane), kernels.get(lane), lane);
      } else {
        open.get(lane).forEach(this::add);
        open.get(lane).clear();
      }
    }
  }

  /// A kernel after an inference's end shows that all kernels of that inference are known.
  private void match(Deque<EndedInference> inferences, Deque<KernelSpan> traced, int lane) {
    while (!inferences.isEmpty() && !traced.isEmpty()) {
      EndedInference inference = inferences.getFirst();
      KernelSpan kernel = traced.getFirst();
      if (kernel.startNanos() >= inference.endNanos()) {
        add(inferences.removeFirst());
        kernelIndex[lane] = 0;
      } else {
        traced.removeFirst();
        if (kernel.startNanos() >= inference.enqueuedNanos() - CLOCK_SLACK_NANOS) {
          add(inference, kernel, lane);
        }
      }
    }
  }

  private void add(EndedInference inference, KernelSpan kernel, int lane) {
    buffer.add(
        lanes.number(lane, inference.priority()),
        kernel.kind(),
        inference.number(),
        kernel.startNanos(),
        kernel.endNanos());
    buffer.complete(
        names.number(kernel.name(), kernel.launch()), soloNanos(inference, kernel, lane), 0);
  }

  /// By position, as far as the profile's kernels have the same names; else not known.
  private long soloNanos(EndedInference inference, KernelSpan kernel, int lane) {
    if (kernel.kind() != SpanKind.KERNEL) {
      return 0;
    }
    List<KernelProfile> profiled = inference.profile().kernels();
    int index = kernelIndex[lane]++;
    return index < profiled.size() && profiled.get(index).name().equals(kernel.name())
        ? profiled.get(index).soloNanos()
        : 0;
  }

  private void add(EndedInference inference) {
    buffer.add(
        lanes.number(inference.lane(), inference.priority()),
        SpanKind.INFERENCE,
        inference.number(),
        inference.startNanos(),
        inference.endNanos());
    buffer.complete(
        names.number(inference.profile().key().engine().value()),
        inference.profile().latencyNanos(),
        0);
  }
}
