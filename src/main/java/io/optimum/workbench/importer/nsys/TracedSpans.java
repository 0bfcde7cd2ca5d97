package io.optimum.workbench.importer.nsys;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanBatch.Lane;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// The timeline of a trace: kernels, copies and inferences per stream, to be taken in batches in
/// the order in which they ended. Kept in columns; batches are made as they are asked for.
public final class TracedSpans {
  /// Engine of streams that repeat nothing: start-up, clean-up, other work.
  public static final EngineId OTHER = new EngineId("other-streams");

  private static final int BATCH = 1 << 16;
  private static final SpanKind[] KINDS = {
    SpanKind.KERNEL,
    SpanKind.KERNEL,
    SpanKind.HOST_TO_DEVICE,
    SpanKind.DEVICE_TO_HOST,
    SpanKind.KERNEL,
    SpanKind.KERNEL,
    SpanKind.INFERENCE
  };
  private static final List<String> OTHER_NAMES =
      List.of(
          "Copy on the device",
          "Memory set",
          "Copy to the device",
          "Copy to the host",
          "Inference");

  private final Activities activities;
  private final Columns columns;
  private final List<TracedLane> lanes;
  private final List<String> names;
  private final int[] order;
  private final long originNanos;
  private final long endNanos;

  /// A stream: number of its engine, or -1, and its number among that engine's.
  record TracedLane(int engine, int stream, StreamPriority priority) {}

  /// What analysis adds to each activity.
  ///
  /// @param inference running number within the stream
  /// @param soloNanos duration alone; 0 = not known
  /// @param smCount SMs it can have had blocks on at most; 0 = not known
  record Columns(int[] inference, long[] soloNanos, short[] smCount) {}

  TracedSpans(
      Activities activities, Columns columns, List<TracedLane> lanes, List<String> functions) {
    this.activities = activities;
    this.columns = columns;
    this.lanes = List.copyOf(lanes);
    names = new ArrayList<>(functions);
    names.addAll(OTHER_NAMES);
    order = activities.order(activities.endNanos);
    long origin = Long.MAX_VALUE;
    for (int i = 0; i < activities.size(); i++) {
      origin = Math.min(origin, activities.startNanos[i]);
    }
    originNanos = activities.size() == 0 ? 0 : origin;
    endNanos = activities.size() == 0 ? 0 : activities.endNanos[order[order.length - 1]];
  }

  /// Spans in all batches together.
  public int size() {
    return activities.size();
  }

  /// From the first span's start to the last one's end.
  public long durationNanos() {
    return endNanos - originNanos;
  }

  /// One lane per stream.
  ///
  /// @param engines an id for each of the trace's engines
  public List<Lane> lanes(List<EngineId> engines) {
    return lanes.stream()
        .map(lane ->
            lane.engine < 0
                ? new Lane(engines.size(), lane.stream, OTHER, lane.priority)
                : new Lane(lane.engine, lane.stream, engines.get(lane.engine), lane.priority))
        .toList();
  }

  /// The spans, as often as asked for.
  ///
  /// @param engines an id for each of the trace's engines
  public Iterable<SpanBatch> batches(List<EngineId> engines) {
    List<Lane> all = lanes(engines);
    return () -> new Batches(all);
  }

  private final class Batches implements Iterator<SpanBatch> {
    private final List<Lane> all;
    private int next;

    Batches(List<Lane> all) {
      this.all = all;
    }

    @Override
    public boolean hasNext() {
      return next < order.length;
    }

    @Override
    public SpanBatch next() {
      if (!hasNext()) {
        throw new NoSuchElementException("The trace has no more spans.");
      }
      int size = Math.min(BATCH, order.length - next);
      SpanBatch batch = empty(size);
      for (int i = 0; i < size; i++) {
        fill(batch, i, order[next++]);
      }
      return batch;
    }

    private SpanBatch empty(int size) {
      return SpanBatch.blank(all, names, size);
    }
  }

  private void fill(SpanBatch batch, int at, int row) {
    batch.lane()[at] = activities.lane[row];
    batch.kind()[at] = (byte) KINDS[activities.kind[row]].ordinal();
    batch.nameIndex()[at] = nameIndex(row);
    batch.inference()[at] = columns.inference[row];
    batch.startNanos()[at] = activities.startNanos[row] - originNanos;
    batch.endNanos()[at] = activities.endNanos[row] - originNanos;
    batch.soloNanos()[at] = columns.soloNanos[row];
    batch.smCount()[at] = columns.smCount[row];
  }

  private int nameIndex(int row) {
    int others = names.size() - OTHER_NAMES.size();
    return switch (activities.kind(row)) {
      case KERNEL, GRAPH_KERNEL -> activities.name[row];
      case OTHER_COPY -> others;
      case MEMSET -> others + 1;
      case HOST_TO_DEVICE -> others + 2;
      case DEVICE_TO_HOST -> others + 3;
      case GRAPH -> others + 4;
    };
  }
}
