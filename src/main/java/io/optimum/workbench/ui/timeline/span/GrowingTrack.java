package io.optimum.workbench.ui.timeline.span;

import io.optimum.workbench.domain.run.SpanBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A track that spans are appended to. Guarded by its [SpanStore].
final class GrowingTrack {
  private final List<Chunk> chunks = new ArrayList<>();
  private int rowsInLast = Chunk.SIZE;
  private final long[] sums = new long[Chunk.SUMS];

  /// The sums over what was forgotten.
  private long[] forgotten = new long[Chunk.SUMS];

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
    chunk.priority[at] = (byte) batch.lanes().get(batch.lane()[row]).priority().ordinal();
  }

  private void sum(Chunk chunk, int at, long bytes) {
    long duration = chunk.endNanos[at] - chunk.startNanos[at];
    sums[Chunk.BUSY] += duration;
    sums[Chunk.COPIES] += isCopy(chunk.kind[at]) ? duration : 0;
    sums[Chunk.SMS] += duration * chunk.smCount[at];
    sums[Chunk.DRAM] += bytes;
    System.arraycopy(sums, 0, chunk.sums, Chunk.SUMS * at, Chunk.SUMS);
    chunk.mark(at);
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
    for (int which = 0; which < Chunk.SUMS; which++) {
      sums[which] = sumBefore(which);
    }
    for (int to = 0; to < rowsInLast; to++) {
      int from = to < place ? to : to == place ? moved : to - 1;
      copyRow(chunk, from, sorted, to);
      sum(sorted, to, bytes(chunk, from));
    }
    return sorted;
  }

  private long bytes(Chunk last, int row) {
    long before = row == 0 ? sumBefore(Chunk.DRAM) : last.sum(row - 1, Chunk.DRAM);
    return last.sum(row, Chunk.DRAM) - before;
  }

  /// A running sum over all chunks but the last.
  private long sumBefore(int which) {
    return chunks.size() > 1
        ? chunks.get(chunks.size() - 2).sum(Chunk.SIZE - 1, which)
        : forgotten[which];
  }

  private static void copyRow(Chunk source, int from, Chunk target, int to) {
    target.startNanos[to] = source.startNanos[from];
    target.endNanos[to] = source.endNanos[from];
    target.soloNanos[to] = source.soloNanos[from];
    target.name[to] = source.name[from];
    target.inference[to] = source.inference[from];
    target.smCount[to] = source.smCount[from];
    target.kind[to] = source.kind[from];
    target.priority[to] = source.priority[from];
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
    Chunk oldest = chunks.removeFirst();
    forgotten =
        Arrays.copyOfRange(oldest.sums, Chunk.SUMS * (Chunk.SIZE - 1), Chunk.SUMS * Chunk.SIZE);
  }

  Track view() {
    int size = chunks.isEmpty() ? 0 : (chunks.size() - 1) * Chunk.SIZE + rowsInLast;
    return new Track(chunks.toArray(Chunk[]::new), size, forgotten);
  }
}
