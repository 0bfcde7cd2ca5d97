package io.optimum.workbench.device.cuda.nvml;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The MIG slices of a machine (nvml.h 13.0, "Multi Instance GPU Management"). CUDA counts one
/// slice in a process at most, so only NVML can list them.
final class BoardSlices {
  private static final int NOT_FOUND = 6;
  private static final int TEXT_BYTES = 96;
  private static final long BYTES_PER_MIB = 1 << 20;

  /// `nvmlDeviceAttributes_t`: eight numbers of 32 bits, the SMs first, then the memory in MiB, of
  /// 64 bits.
  private static final int ATTRIBUTES_BYTES = 40;

  private static final int MEMORY_OFFSET = 32;

  private final Nvml nvml;
  private final MemorySegment number;
  private final MemorySegment handle;
  private final MemorySegment text;
  private final MemorySegment attributes;

  BoardSlices(Nvml nvml) {
    this.nvml = nvml;
    number = nvml.arena().allocate(JAVA_INT);
    handle = nvml.arena().allocate(ADDRESS);
    text = nvml.arena().allocate(TEXT_BYTES);
    attributes = nvml.arena().allocate(ATTRIBUTES_BYTES, Long.BYTES);
  }

  List<BoardSlice> slices() {
    List<BoardSlice> slices = new ArrayList<>();
    nvml.call("nvmlDeviceGetCount_v2", number);
    int boards = number.get(JAVA_INT, 0);
    for (int i = 0; i < boards; i++) {
      nvml.call("nvmlDeviceGetHandleByIndex_v2", i, handle);
      slicesOf(handle.get(ADDRESS, 0), slices);
    }
    return List.copyOf(slices);
  }

  /// Places of slices may be empty. A board that cannot be cut has no places.
  private void slicesOf(MemorySegment board, List<BoardSlice> slices) {
    boolean cut = nvml.code("nvmlDeviceGetMaxMigDeviceCount", board, number) == 0;
    int places = cut ? number.get(JAVA_INT, 0) : 0;
    for (int i = 0; i < places; i++) {
      int code = nvml.code("nvmlDeviceGetMigDeviceHandleByIndex", board, i, handle);
      if (code != NOT_FOUND) {
        nvml.check("nvmlDeviceGetMigDeviceHandleByIndex", code);
        slices.add(slice(handle.get(ADDRESS, 0)));
      }
    }
  }

  private BoardSlice slice(MemorySegment device) {
    nvml.call("nvmlDeviceGetUUID", device, text, TEXT_BYTES);
    String uuid = text.getString(0);
    nvml.call("nvmlDeviceGetName", device, text, TEXT_BYTES);
    String name = text.getString(0);
    nvml.call("nvmlDeviceGetAttributes_v2", device, attributes);
    return new BoardSlice(
        uuid,
        name,
        attributes.get(JAVA_INT, 0),
        attributes.get(JAVA_LONG, MEMORY_OFFSET) * BYTES_PER_MIB);
  }
}
