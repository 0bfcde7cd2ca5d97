package io.optimum.workbench.device.cuda.cupti;

import static java.lang.foreign.ValueLayout.ADDRESS_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import io.optimum.workbench.device.cuda.foreign.Memory;
import io.optimum.workbench.domain.engine.KernelLaunch;
import io.optimum.workbench.domain.run.SpanKind;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;

/// Reads activity records (cupti_activity.h of CUDA 13.0: `CUpti_ActivityKernel10`,
/// `CUpti_ActivityMemcpy6`). Newer records only grow at their end, so the same offsets hold for the
/// records of CUDA 12. They are the compiler's; a test has it say them again.
final class ActivityDecoder {
  static final int MEMCPY = 1;
  static final int CONCURRENT_KERNEL = 10;
  static final int KERNEL_REGISTERS = 6;
  static final int KERNEL_START = 16;
  static final int KERNEL_END = 24;
  static final int KERNEL_STREAM = 48;
  static final int KERNEL_GRID = 52;
  static final int KERNEL_BLOCK = 64;
  static final int KERNEL_STATIC_SHARED = 76;
  static final int KERNEL_DYNAMIC_SHARED = 80;
  static final int KERNEL_NAME = 104;
  static final int COPY_KIND = 4;
  static final int COPY_START = 16;
  static final int COPY_END = 24;
  static final int COPY_STREAM = 40;

  /// What is read of either record.
  static final int BYTES = KERNEL_NAME + Long.BYTES;

  private static final KernelLaunch NOT_OBSERVED = new KernelLaunch.NotObserved();
  private static final int HOST_TO_DEVICE = 1;
  private static final int DEVICE_TO_HOST = 2;
  private static final int DIMENSIONS = 3;

  private ActivityDecoder() {}

  /// Empty for a record of another kind.
  ///
  /// @param record at least [#BYTES] of it
  static Optional<Activity> decode(MemorySegment record) {
    return switch (record.get(JAVA_INT_UNALIGNED, 0)) {
      case CONCURRENT_KERNEL -> Optional.of(kernel(record));
      case MEMCPY -> copy(record);
      default -> Optional.empty();
    };
  }

  private static Activity kernel(MemorySegment record) {
    return new Activity(
        SpanKind.KERNEL,
        record.get(JAVA_INT_UNALIGNED, KERNEL_STREAM),
        record.get(JAVA_LONG_UNALIGNED, KERNEL_START),
        record.get(JAVA_LONG_UNALIGNED, KERNEL_END),
        Memory.text(record.get(ADDRESS_UNALIGNED, KERNEL_NAME)),
        launch(record));
  }

  /// A record without a grid, as of a launch that CUPTI did not see whole, tells nothing.
  private static KernelLaunch launch(MemorySegment record) {
    int[] sizes = new int[2 * DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      sizes[i] = record.get(JAVA_INT_UNALIGNED, KERNEL_GRID + (long) i * Integer.BYTES);
      sizes[DIMENSIONS + i] =
          record.get(JAVA_INT_UNALIGNED, KERNEL_BLOCK + (long) i * Integer.BYTES);
    }
    int staticShared = record.get(JAVA_INT_UNALIGNED, KERNEL_STATIC_SHARED);
    int dynamicShared = record.get(JAVA_INT_UNALIGNED, KERNEL_DYNAMIC_SHARED);
    return Arrays.stream(sizes).anyMatch(each -> each <= 0) || staticShared < 0 || dynamicShared < 0
        ? NOT_OBSERVED
        : new KernelLaunch.Observed(
            new KernelLaunch.Extent(sizes[0], sizes[1], sizes[2]),
            new KernelLaunch.Extent(sizes[3], sizes[4], sizes[5]),
            Short.toUnsignedInt(record.get(JAVA_SHORT_UNALIGNED, KERNEL_REGISTERS)),
            staticShared,
            dynamicShared);
  }

  private static Optional<Activity> copy(MemorySegment record) {
    return switch (record.get(JAVA_BYTE, COPY_KIND)) {
      case HOST_TO_DEVICE -> Optional.of(copy(record, SpanKind.HOST_TO_DEVICE, "host to device"));
      case DEVICE_TO_HOST -> Optional.of(copy(record, SpanKind.DEVICE_TO_HOST, "device to host"));
      default -> Optional.empty();
    };
  }

  private static Activity copy(MemorySegment record, SpanKind kind, String name) {
    return new Activity(
        kind,
        record.get(JAVA_INT_UNALIGNED, COPY_STREAM),
        record.get(JAVA_LONG_UNALIGNED, COPY_START),
        record.get(JAVA_LONG_UNALIGNED, COPY_END),
        name,
        NOT_OBSERVED);
  }
}
