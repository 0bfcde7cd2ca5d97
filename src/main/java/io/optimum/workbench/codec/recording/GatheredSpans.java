package io.optimum.workbench.codec.recording;

import io.optimum.workbench.domain.run.SpanBatch;

/// The spans of the next block, with lanes and names numbered as in the file. Batches end where a
/// clock said so; blocks end where they are full, so that the same spans make the same file.
final class GatheredSpans {
  private final int[] lane = new int[SpanFormat.BLOCK_SPANS];
  private final byte[] kind = new byte[SpanFormat.BLOCK_SPANS];
  private final int[] name = new int[SpanFormat.BLOCK_SPANS];
  private final int[] inference = new int[SpanFormat.BLOCK_SPANS];
  private final long[] startNanos = new long[SpanFormat.BLOCK_SPANS];
  private final long[] endNanos = new long[SpanFormat.BLOCK_SPANS];
  private final long[] soloNanos = new long[SpanFormat.BLOCK_SPANS];
  private final short[] smCount = new short[SpanFormat.BLOCK_SPANS];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  boolean isFull() {
    return size == SpanFormat.BLOCK_SPANS;
  }

  /// Takes as many spans as there is room for, from one of a batch on.
  ///
  /// @param lanes number in the file of each of the batch's lanes
  /// @param names number in the file of each of the batch's names
  /// @return the first span that was not taken
  int take(SpanBatch batch, int from, int[] lanes, int[] names) {
    int count = Math.min(batch.size() - from, SpanFormat.BLOCK_SPANS - size);
    for (int i = 0; i < count; i++) {
      lane[size + i] = lanes[batch.lane()[from + i]];
      name[size + i] = names[batch.nameIndex()[from + i]];
    }
    System.arraycopy(batch.kind(), from, kind, size, count);
    System.arraycopy(batch.inference(), from, inference, size, count);
    System.arraycopy(batch.startNanos(), from, startNanos, size, count);
    System.arraycopy(batch.endNanos(), from, endNanos, size, count);
    System.arraycopy(batch.soloNanos(), from, soloNanos, size, count);
    System.arraycopy(batch.smCount(), from, smCount, size, count);
    size += count;
    return from + count;
  }

  /// Writes them as the columns of a block, and is empty then.
  void drainTo(Varints block) {
    block.put(size);
    for (int i = 0; i < size; i++) {
      block.put(lane[i]);
    }
    for (int i = 0; i < size; i++) {
      block.put(kind[i]);
    }
    for (int i = 0; i < size; i++) {
      block.put(name[i]);
    }
    for (int i = 0; i < size; i++) {
      block.putSigned((long) inference[i] - (i == 0 ? 0 : inference[i - 1]));
    }
    for (int i = 0; i < size; i++) {
      block.putSigned(endNanos[i] - (i == 0 ? 0 : endNanos[i - 1]));
    }
    for (int i = 0; i < size; i++) {
      block.put(endNanos[i] - startNanos[i]);
    }
    for (int i = 0; i < size; i++) {
      block.put(soloNanos[i]);
    }
    for (int i = 0; i < size; i++) {
      block.put(smCount[i]);
    }
    size = 0;
  }
}
