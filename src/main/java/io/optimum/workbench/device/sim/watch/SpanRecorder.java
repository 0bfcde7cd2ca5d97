package io.optimum.workbench.device.sim.watch;

import io.optimum.workbench.device.SpanBuffer;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import java.util.List;
import java.util.function.Supplier;

/// Turns what streams do into spans.
public final class SpanRecorder {
  private final SpanBuffer spans;
  private final SpanNames names;

  /// @param lanes looked up when spans are handed over
  /// @param enabled whether anything is collected at all
  public SpanRecorder(
      SpanSink sink, SpanNames names, Supplier<List<SpanBatch.Lane>> lanes, boolean enabled) {
    this.names = names;
    spans = new SpanBuffer(sink, names::all, lanes, enabled);
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
    spans.add(stream.lane(), what, stream.inference(), start, end);
  }

  /// Hands over what there is.
  public void flush() {
    spans.flush();
  }
}
