package io.optimum.workbench.device.sim.watch;

import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.SpanBatch;
import io.optimum.workbench.domain.SpanKind;
import java.util.Arrays;
import java.util.List;

/// Collects spans in columns and hands them over in batches, so that a run of any length needs the
/// memory of one batch.
public final class SpanRecorder {
  private static final int CAPACITY = 4096;
  private static final List<SpanKind> KINDS = List.of(SpanKind.values());
  private final SpanSink sink;
  private final SpanNames names;
  private final List<SpanBatch.Lane> lanes;
  private final int[] lane;
  private final byte[] kind;
  private final int[] nameIndex;
  private final int[] inference;
  private final long[] startNanos;
  private final long[] endNanos;
  private final long[] soloNanos;
  private final short[] smCount;
  private int size;

  /// @param enabled whether anything is collected at all
  public SpanRecorder(SpanSink sink, SpanNames names, List<SpanBatch.Lane> lanes, boolean enabled) {
    this.sink = sink;
    this.names = names;
    this.lanes = lanes;
    int capacity = enabled ? CAPACITY : 0;
    lane = new int[capacity];
    kind = new byte[capacity];
    nameIndex = new int[capacity];
    inference = new int[capacity];
    startNanos = new long[capacity];
    endNanos = new long[capacity];
    soloNanos = new long[capacity];
    smCount = new short[capacity];
  }

  private boolean isEnabled() {
    return lane.length > 0;
  }

  public void kernel(TracedStream stream, double end) {
    if (isEnabled()) {
      int at = add(stream, SpanKind.KERNEL, stream.kernelStartNanos(), end);
      nameIndex[at] = names.kernel(stream.program(), stream.kernelIndex());
      soloNanos[at] = stream.program().kernels[stream.kernelIndex()].soloNanos;
      smCount[at] = (short) stream.mostSms();
      flushIfFull();
    }
  }

  public void copy(TracedStream stream, SpanKind direction, double end) {
    if (isEnabled()) {
      boolean in = direction == SpanKind.HOST_TO_DEVICE;
      int at = add(stream, direction, stream.copyStartNanos(), end);
      nameIndex[at] = in ? SpanNames.COPY_IN : SpanNames.COPY_OUT;
      soloNanos[at] = Math.round(in ? stream.program().copyInNanos : stream.program().copyOutNanos);
      flushIfFull();
    }
  }

  public void inference(TracedStream stream, double end) {
    if (isEnabled()) {
      int at = add(stream, SpanKind.INFERENCE, stream.startNanos(), end);
      nameIndex[at] = names.inference(stream.program());
      soloNanos[at] =
          Math.round(
              stream.program().profile.latencyNanos()
                  + stream.program().copyInNanos
                  + stream.program().copyOutNanos);
      flushIfFull();
    }
  }

  private int add(TracedStream stream, SpanKind what, double start, double end) {
    int at = size++;
    lane[at] = stream.lane();
    kind[at] = (byte) KINDS.indexOf(what);
    inference[at] = stream.inference();
    startNanos[at] = Math.round(start);
    endNanos[at] = Math.round(end);
    smCount[at] = 0;
    return at;
  }

  private void flushIfFull() {
    if (size == lane.length) {
      flush();
    }
  }

  /// Hands over what there is.
  public void flush() {
    if (size == 0) {
      return;
    }
    sink.accept(
        new SpanBatch(
            lanes,
            names.all(),
            Arrays.copyOf(lane, size),
            Arrays.copyOf(kind, size),
            Arrays.copyOf(nameIndex, size),
            Arrays.copyOf(inference, size),
            Arrays.copyOf(startNanos, size),
            Arrays.copyOf(endNanos, size),
            Arrays.copyOf(soloNanos, size),
            Arrays.copyOf(smCount, size)));
    size = 0;
  }
}
