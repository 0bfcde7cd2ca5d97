package io.optimum.workbench.ui.timeline;

import io.optimum.workbench.domain.SpanBatch;
import java.util.ArrayList;
import java.util.List;

/// A track that spans are appended to. Guarded by its [SpanStore].
final class GrowingTrack {
  private final List<Chunk> chunks = new ArrayList<>();
  private int rowsInLast = Chunk.SIZE;
  private long busyNanos;
  private long copyNanos;
  private long smNanos;
  private long dramBytes;

  /// Appends row `row` of `batch`. A span that ends before the last one is put in its place among
  /// the newest, as far back as the last chunk goes.
  ///
  /// @param bytes of device memory that it moved; 0 = not known
  void append(SpanBatch batch, int row, int name, long bytes) {
    if (rowsInLast == Chunk.SIZE) {
      chunks.add(new Chunk());
      rowsInLast = 0;
    }
    Chunk chunk = chunks.getLast();
    int at = rowsInLast;
    rowsInLast++;
    boolean late = at > 0 && batch.endNanos()[row] < chunk.endNanos[at - 1];
    write(chunk, at, batch, row, name);
    sum(chunk, at, bytes);
    if (late) {
      chunks.set(chunks.size() - 1, settled(chunk));
    }
  }

  private void write(Chunk chunk, int at, SpanBatch batch, int row, int name) {
    chunk.startNanos[at] = batch.startNanos()[row];
    chunk.endNanos[at] = Math.max(batch.startNanos()[row], batch.endNanos()[row]);
    chunk.soloNanos[at] = batch.soloNanos()[row];
    chunk.name[at] = name;
    chunk.inference[at] = batch.inference()[row];
    chunk.smCount[at] = batch.smCount()[row];
    chunk.kind[at] = batch.kind()[row];
  }

  private void sum(Chunk chunk, int at, long bytes) {
    long duration = chunk.endNanos[at] - chunk.startNanos[at];
    busyNanos += duration;
    copyNanos += isCopy(chunk.kind[at]) ? duration : 0;
    smNanos += duration * chunk.smCount[at];
    dramBytes += bytes;
    chunk.smNanos[at] = smNanos;
    chunk.dramBytes[at] = dramBytes;
    chunk.busyNanos[at] = busyNanos;
    chunk.copyNanos[at] = copyNanos;
  }

  private static boolean isCopy(byte kind) {
    return Track.isCopy(Track.KINDS[kind]);
  }

  /// A copy of the last chunk whose last row has moved to where it belongs; the chunk itself may be
  /// in use by a reader.
  private Chunk settled(Chunk chunk) {
    Chunk sorted = new Chunk();
    int moved = rowsInLast - 1;
    int place = moved;
    while (place > 0 && chunk.endNanos[place - 1] > chunk.endNanos[moved]) {
      place--;
    }
    long duration = chunk.endNanos[0] - chunk.startNanos[0];
    busyNanos = chunk.busyNanos[0] - duration;
    copyNanos = chunk.copyNanos[0] - (isCopy(chunk.kind[0]) ? duration : 0);
    smNanos = chunk.smNanos[0] - duration * chunk.smCount[0];
    long before = bytesBefore();
    dramBytes = before;
    for (int to = 0; to < rowsInLast; to++) {
      int from = to < place ? to : to == place ? moved : to - 1;
      copyRow(chunk, from, sorted, to);
      sum(sorted, to, chunk.dramBytes[from] - (from == 0 ? before : chunk.dramBytes[from - 1]));
    }
    return sorted;
  }

  /// Bytes moved by all chunks but the last; what was forgotten counts too.
  private long bytesBefore() {
    return chunks.size() > 1 ? chunks.get(chunks.size() - 2).dramBytes[Chunk.SIZE - 1] : 0;
  }

  private static void copyRow(Chunk source, int from, Chunk target, int to) {
    target.startNanos[to] = source.startNanos[from];
    target.endNanos[to] = source.endNanos[from];
    target.soloNanos[to] = source.soloNanos[from];
    target.name[to] = source.name[from];
    target.inference[to] = source.inference[from];
    target.smCount[to] = source.smCount[from];
    target.kind[to] = source.kind[from];
  }

  /// Whether there is an oldest chunk that is full.
  boolean canForget() {
    return chunks.size() > 1;
  }

  /// When the oldest chunk ends.
  long oldestEndNanos() {
    return chunks.getFirst().endNanos[Chunk.SIZE - 1];
  }

  /// Drops the oldest chunk.
  void forgetOldest() {
    chunks.removeFirst();
  }

  Track view() {
    int size = chunks.isEmpty() ? 0 : (chunks.size() - 1) * Chunk.SIZE + rowsInLast;
    return new Track(chunks.toArray(Chunk[]::new), size);
  }
}
