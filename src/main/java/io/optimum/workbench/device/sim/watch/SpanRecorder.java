package io.optimum.workbench.device.sim.watch;

import io.optimum.workbench.device.LaneTable;
import io.optimum.workbench.device.SpanBuffer;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import java.util.List;

/// Turns what streams do into spans.
public final class SpanRecorder {
  private final SpanBuffer spans;
  private final SpanNames names;
  private final LaneTable lanes;

  /// @param streams of the run, at the priorities that they begin with
  /// @param enabled whether anything is collected at all
  public SpanRecorder(
      SpanSink sink, SpanNames names, List<SpanBatch.Lane> streams, boolean enabled) {
    this.names = names;
    lanes = new LaneTable(streams);
    spans = new SpanBuffer(sink, names::all, lanes::all, enabled);
  }

  public void kernel(TracedStream stream, double end) {
    if (spans.isEnabled()) {
      add(stream, SpanKind.KERNEL, stream.kernelStartNanos(), end);
      spans.complete(
          names.kernel(stream.program(), stream.kernelIndex()),
          stream.program().kernels[stream.kernelIndex()].soloNanos,
          stream.mostSms());
    }
  }

  public void copy(TracedStream stream, SpanKind direction, double end) {
    if (spans.isEnabled()) {
      boolean in = direction == SpanKind.HOST_TO_DEVICE;
      add(stream, direction, stream.copyStartNanos(), end);
      spans.complete(
          in ? SpanNames.COPY_IN : SpanNames.COPY_OUT,
          Math.round(in ? stream.program().copyInNanos : stream.program().copyOutNanos),
          0);
    }
  }

  public void inference(TracedStream stream, double end) {
    if (spans.isEnabled()) {
      add(stream, SpanKind.INFERENCE, stream.startNanos(), end);
      spans.complete(
          names.inference(stream.program()),
          Math.round(
              stream.program().profile.latencyNanos()
                  + stream.program().copyInNanos
                  + stream.program().copyOutNanos),
          0);
    }
  }

  private void add(TracedStream stream, SpanKind what, double start, double end) {
    int lane = lanes.number(stream.lane(), stream.priority());
    spans.add(lane, what, stream.inference(), start, end);
  }

  /// Hands over what there is.
  public void flush() {
    spans.flush();
  }
}
