package io.optimum.workbench.ui.timeline.span;

import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Takes spans while a run goes, and keeps the newest. The device's thread appends, the window
/// takes one snapshot per frame; both hold the lock only briefly, for a snapshot shares the columns
/// that were written and copies none. Whoever draws may ask to be woken when there is something
/// new.
public final class SpanStore implements SpanSink {
  /// About 70 bytes each.
  private static final int DEFAULT_CAPACITY = 2_000_000;

  private static final Comparator<SpanBatch.Lane> ORDER =
      Comparator.comparingInt(SpanBatch.Lane::deployment)
          .thenComparingInt(SpanBatch.Lane::stream)
          .thenComparing(SpanBatch.Lane::engine);

  private final int capacity;
  private final Map<SpanBatch.Lane, Lane> lanes = new TreeMap<>(ORDER);
  private final Map<String, Integer> nameIndexes = new HashMap<>();
  private List<String> names = List.of();
  private List<String> lastBatchNames = List.of();
  private int[] lastNameMap = new int[0];
  private long version;
  private long spanCount;
  private long droppedCount;
  private long endNanos;
  private SpanSnapshot latest = SpanSnapshot.empty();
  private KernelBook book = KernelBook.EMPTY;
  private Runnable wake = () -> {};

  public SpanStore() {
    this(DEFAULT_CAPACITY);
  }

  /// @param capacity spans to keep; the oldest go in pieces of a few thousand
  public SpanStore(int capacity) {
    this.capacity = capacity;
  }

  /// @param newWake called on the device's thread after each batch; must return at once
  public void wakes(Runnable newWake) {
    synchronized (this) {
      wake = newWake;
    }
    newWake.run();
  }

  @Override
  public void accept(SpanBatch batch) {
    if (batch.size() > 0) {
      append(batch).run();
    }
  }

  /// Answers whom to wake.
  private synchronized Runnable append(SpanBatch batch) {
    int[] nameOf = nameMap(batch.names());
    List<Lane> laneOf = batch.lanes().stream().map(this::lane).toList();
    for (int row = 0; row < batch.size(); row++) {
      Lane lane = laneOf.get(batch.lane()[row]);
      lane.newest = batch.lanes().get(batch.lane()[row]);
      boolean whole = Track.KINDS[batch.kind()[row]] == SpanKind.INFERENCE;
      GrowingTrack track = whole ? lane.inferences : lane.operations;
      track.append(batch, row, nameOf[batch.nameIndex()[row]], whole ? 0 : lane.bytes(batch, row));
      endNanos = Math.max(endNanos, batch.endNanos()[row]);
    }
    spanCount += batch.size();
    version++;
    forgetSurplus();
    return wake;
  }

  /// Forgets everything, for the next run.
  ///
  /// @param nextBook what is known of its kernels
  public synchronized void clear(KernelBook nextBook) {
    book = nextBook;
    lanes.clear();
    nameIndexes.clear();
    names = List.of();
    lastBatchNames = List.of();
    lastNameMap = new int[0];
    spanCount = 0;
    droppedCount = 0;
    endNanos = 0;
    version++;
  }

  /// What the store holds now; the same object while nothing changes.
  public synchronized SpanSnapshot snapshot() {
    if (latest.version() != version) {
      List<LaneSpans> views = new ArrayList<>();
      long start = Long.MAX_VALUE;
      for (Map.Entry<SpanBatch.Lane, Lane> entry : lanes.entrySet()) {
        Track operations = entry.getValue().operations.view();
        Track inferences = entry.getValue().inferences.view();
        start = Math.min(start, Math.min(startOf(operations), startOf(inferences)));
        views.add(new LaneSpans(entry.getValue().newest, operations, inferences));
      }
      latest =
          new SpanSnapshot(
              version, views, names, spanCount, droppedCount, Math.min(start, endNanos), endNanos);
    }
    return latest;
  }

  private static long startOf(Track track) {
    return track.size() == 0 ? Long.MAX_VALUE : track.startNanos(0);
  }

  private Lane lane(SpanBatch.Lane key) {
    return lanes.computeIfAbsent(
        key, of -> new Lane(of, new KernelBook.Reader(book, of.deployment())));
  }

  /// From the names of a batch to ours. Batches of one run tend to carry the same list.
  private int[] nameMap(List<String> batchNames) {
    if (!batchNames.equals(lastBatchNames)) {
      int known = nameIndexes.size();
      lastNameMap = batchNames.stream().mapToInt(this::nameIndex).toArray();
      lastBatchNames = batchNames;
      if (nameIndexes.size() > known) {
        String[] all = new String[nameIndexes.size()];
        nameIndexes.forEach((name, index) -> all[index] = name);
        names = List.of(all);
      }
    }
    return lastNameMap;
  }

  private int nameIndex(String name) {
    Integer known = nameIndexes.putIfAbsent(name, nameIndexes.size());
    return known == null ? nameIndexes.size() - 1 : known;
  }

  private void forgetSurplus() {
    while (spanCount > capacity) {
      GrowingTrack oldest =
          lanes.values().stream()
              .flatMap(lane -> List.of(lane.operations, lane.inferences).stream())
              .filter(GrowingTrack::canForget)
              .min(Comparator.comparingLong(GrowingTrack::oldestEndNanos))
              .orElse(null);
      if (oldest == null) {
        return;
      }
      oldest.forgetOldest();
      spanCount -= Chunk.SIZE;
      droppedCount += Chunk.SIZE;
    }
  }

  /// A stream, whatever its priority: that may change while it runs.
  private static final class Lane {
    private final GrowingTrack operations = new GrowingTrack();
    private final GrowingTrack inferences = new GrowingTrack();
    private final KernelBook.Reader reader;
    private SpanBatch.Lane newest;

    Lane(SpanBatch.Lane key, KernelBook.Reader reader) {
      this.newest = key;
      this.reader = reader;
    }

    /// Bytes of device memory that a kernel moves by its profile; 0 = not known.
    long bytes(SpanBatch batch, int row) {
      return Track.KINDS[batch.kind()[row]] == SpanKind.KERNEL
          ? reader
              .next(
                  batch.inference()[row],
                  batch.names().get(batch.nameIndex()[row]),
                  batch.soloNanos()[row])
              .map(kernel -> Math.round(kernel.dramBytes()))
              .orElse(0L)
          : 0;
    }
  }
}
