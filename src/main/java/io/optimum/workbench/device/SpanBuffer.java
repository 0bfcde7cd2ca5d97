package io.optimum.workbench.device;

import io.optimum.workbench.domain.engine.KernelLaunch;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// Collects spans in columns and hands them over in batches, so that a run of any length needs the
/// memory of one batch. A row that was added can be completed until the next one is.
public final class SpanBuffer {
  private static final int CAPACITY = 4096;
  private static final List<SpanKind> KINDS = List.of(SpanKind.values());
  private final SpanSink sink;
  private final Supplier<List<String>> names;
  private final Supplier<List<KernelLaunch>> launches;
  private final Supplier<List<SpanBatch.Lane>> lanes;
  private final int[] lane;
  private final byte[] kind;
  private final int[] nameIndex;
  private final int[] inference;
  private final long[] startNanos;
  private final long[] endNanos;
  private final long[] soloNanos;
  private final short[] smCount;
  private int size;

  /// @param names looked up when a batch is handed over; may grow
  /// @param lanes looked up too; may grow
  /// @param enabled whether anything is collected at all; else nothing may be added
  public SpanBuffer(
      SpanSink sink,
      Supplier<List<String>> names,
      Supplier<List<SpanBatch.Lane>> lanes,
      boolean enabled) {
    this(sink, names, List::of, lanes, enabled);
  }

  /// @param names looked up when a batch is handed over; may grow
  /// @param launches of the names, looked up right after them
  /// @param lanes looked up too; may grow
  /// @param enabled whether anything is collected at all; else nothing may be added
  public SpanBuffer(
      SpanSink sink,
      Supplier<List<String>> names,
      Supplier<List<KernelLaunch>> launches,
      Supplier<List<SpanBatch.Lane>> lanes,
      boolean enabled) {
    this.sink = sink;
    this.names = names;
    this.launches = launches;
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

  public boolean isEnabled() {
    return lane.length > 0;
  }

  /// Adds a span; how long it takes alone and how many SMs it was on are not known yet.
  public void add(int onLane, SpanKind what, int number, double start, double end) {
    if (size == lane.length) {
      flush();
    }
    int at = size++;
    lane[at] = onLane;
    kind[at] = (byte) KINDS.indexOf(what);
    nameIndex[at] = 0;
    inference[at] = number;
    startNanos[at] = Math.round(start);
    endNanos[at] = Math.round(end);
    soloNanos[at] = 0;
    smCount[at] = 0;
  }

  /// Completes the row added last.
  public void complete(int name, long solo, int sms) {
    int at = size - 1;
    nameIndex[at] = name;
    soloNanos[at] = solo;
    smCount[at] = (short) sms;
  }

  /// Hands over what there is.
  public void flush() {
    if (size == 0) {
      return;
    }
    sink.accept(
        new SpanBatch(
            lanes.get(),
            names.get(),
            launches.get(),
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
