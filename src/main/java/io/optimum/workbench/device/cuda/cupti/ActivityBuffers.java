package io.optimum.workbench.device.cuda.cupti;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Memory that CUPTI fills with records: as many buffers as it holds at a time, used again.
final class ActivityBuffers {
  static final long BYTES = 1 << 20;
  private static final int ALIGNMENT = 8;
  private final Arena arena;
  private final Queue<MemorySegment> free = new ConcurrentLinkedQueue<>();
  private final Map<Long, MemorySegment> lent = new ConcurrentHashMap<>();

  ActivityBuffers(Arena arena) {
    this.arena = arena;
  }

  MemorySegment lend() {
    MemorySegment known = free.poll();
    MemorySegment buffer = known == null ? arena.allocate(BYTES, ALIGNMENT) : known;
    lent.put(buffer.address(), buffer);
    return buffer;
  }

  void giveBack(long address) {
    free.add(Objects.requireNonNull(lent.remove(address), "a buffer of ours"));
  }
}
