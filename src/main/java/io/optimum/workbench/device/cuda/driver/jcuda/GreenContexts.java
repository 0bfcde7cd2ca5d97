package io.optimum.workbench.device.cuda.driver.jcuda;

import static io.optimum.workbench.device.cuda.driver.jcuda.DriverCalls.check;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.optimum.workbench.device.cuda.CudaException;
import io.optimum.workbench.device.cuda.CudaGpuInfo;
import io.optimum.workbench.device.cuda.driver.Scope;
import io.optimum.workbench.device.cuda.driver.SmPartition;
import io.optimum.workbench.device.cuda.foreign.NativeFunction;
import io.optimum.workbench.device.cuda.foreign.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Green contexts (cuda.h 13.0, "Green Contexts"; drivers of CUDA 12.4 and newer), which JCuda 12.6
/// does not have: SMs are split into equal groups, and a context gets some of them.
///
/// Layouts, flags and the types of all arguments are those of cuda.h 13.0, by the compiler; whether
/// a driver does what that header says of them has not been seen.
///
/// A stream that is created while a green context is current belongs to it, and can then be used
/// from any thread with the primary context current.
final class GreenContexts {
  static final int TYPE_SM = 1;
  static final int DEFAULT_STREAM = 1;

  /// `sizeof(CUdevResource)` and the offsets of its `sm` member, by the compiler.
  static final int RESOURCE_BYTES = 144;

  static final int SM_COUNT_OFFSET = 96;
  static final int MIN_PARTITION_OFFSET = 100;

  private static final String[] NEEDED = {
    "cuDeviceGetDevResource",
    "cuDevSmResourceSplitByCount",
    "cuDevResourceGenerateDesc",
    "cuGreenCtxCreate",
    "cuGreenCtxDestroy",
    "cuCtxFromGreenCtx",
    "cuCtxSetCurrent"
  };

  private final @Nullable NativeLibrary library;
  private final CudaGpuInfo gpu;

  GreenContexts(@Nullable NativeLibrary library, CudaGpuInfo gpu) {
    this.library = library;
    this.gpu = gpu;
  }

  /// Of the driver that is loaded.
  static GreenContexts of(CudaGpuInfo gpu) {
    return new GreenContexts(
        NativeLibrary.find(List.of("libcuda.so.1", "nvcuda.dll"))
            .filter(each -> each.has(NEEDED))
            .orElse(null),
        gpu);
  }

  /// Whether the driver has them, and for this GPU: where it has not (MIG, virtual GPUs), it says
  /// so when it is asked for the SMs.
  boolean areSupported() {
    if (library == null) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      call("cuDeviceGetDevResource", device(), arena.allocate(RESOURCE_BYTES, Long.BYTES), TYPE_SM);
      return true;
    } catch (CudaException _) {
      return false;
    }
  }

  List<SmPartition> partition(List<Double> shares) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocate(RESOURCE_BYTES, Long.BYTES);
      call("cuDeviceGetDevResource", device(), all, TYPE_SM);
      MemorySegment groups = split(all, arena);
      int count = (int) (groups.byteSize() / RESOURCE_BYTES);
      return open(groups, shares, SmGroups.deal(count, shares), arena);
    }
  }

  /// All, or none.
  private List<SmPartition> open(
      MemorySegment groups, List<Double> shares, List<List<Integer>> dealt, Arena arena) {
    List<SmPartition> partitions = new ArrayList<>();
    Scope opened = new Scope();
    try {
      for (int i = 0; i < dealt.size(); i++) {
        partitions.add(
            shares.get(i) < 1
                ? open(groups, dealt.get(i), arena, opened)
                : new WholeGpu(gpu.smCount()));
      }
      return List.copyOf(partitions);
    } catch (RuntimeException e) {
      opened.closeAfter(e);
      throw e;
    }
  }

  void attach(MemorySegment context) {
    call("cuCtxSetCurrent", context);
  }

  void destroy(MemorySegment handle) {
    call("cuGreenCtxDestroy", handle);
  }

  private MemorySegment split(MemorySegment all, Arena arena) {
    int sms = all.get(JAVA_INT, SM_COUNT_OFFSET);
    int size = Math.min(groupSize(all.get(JAVA_INT, MIN_PARTITION_OFFSET), sms), sms);
    MemorySegment count = arena.allocate(JAVA_INT);
    count.set(JAVA_INT, 0, sms / size);
    MemorySegment groups =
        arena.allocate((long) RESOURCE_BYTES * count.get(JAVA_INT, 0), Long.BYTES);
    call("cuDevSmResourceSplitByCount", groups, count, all, MemorySegment.NULL, 0, size);
    return groups.asSlice(0, (long) RESOURCE_BYTES * count.get(JAVA_INT, 0));
  }

  /// Drivers before 13.0 do not say it, and leave there what is none (cuda.h 13.0, "Green
  /// Contexts": by compute capability).
  private int groupSize(int said, int sms) {
    int major = Integer.parseInt(gpu.computeCapability().replaceAll("\\..*", ""));
    int smallest = major >= 9 ? 8 : major == 8 ? 4 : 2;
    return said > smallest && said <= sms ? said : smallest;
  }

  private SmPartition open(MemorySegment groups, List<Integer> own, Arena arena, Scope opened) {
    MemorySegment chosen = arena.allocate((long) RESOURCE_BYTES * own.size(), Long.BYTES);
    int sms = 0;
    for (int i = 0; i < own.size(); i++) {
      MemorySegment group = groups.asSlice((long) RESOURCE_BYTES * own.get(i), RESOURCE_BYTES);
      chosen.asSlice((long) RESOURCE_BYTES * i, RESOURCE_BYTES).copyFrom(group);
      sms += group.get(JAVA_INT, SM_COUNT_OFFSET);
    }
    MemorySegment description = arena.allocate(ADDRESS);
    call("cuDevResourceGenerateDesc", description, chosen, own.size());
    MemorySegment green = arena.allocate(ADDRESS);
    call("cuGreenCtxCreate", green, description.get(ADDRESS, 0), device(), DEFAULT_STREAM);
    MemorySegment handle = green.get(ADDRESS, 0);
    opened.keep(() -> destroy(handle));
    MemorySegment context = arena.allocate(ADDRESS);
    call("cuCtxFromGreenCtx", context, handle);
    return new GreenContext(this, handle, context.get(ADDRESS, 0), sms);
  }

  private int device() {
    MemorySegment device = Arena.ofAuto().allocate(JAVA_INT);
    call("cuDeviceGet", device, gpu.ordinal());
    return device.get(JAVA_INT, 0);
  }

  private void call(String name, Object... arguments) {
    if (library == null) {
      throw new IllegalArgumentException(
          "The driver of %s has no green contexts. Share by streams, or install a driver of CUDA 12.4 or newer."
              .formatted(gpu.name()));
    }
    MemoryLayout[] layouts = new MemoryLayout[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      layouts[i] = arguments[i] instanceof MemorySegment ? ADDRESS : JAVA_INT;
    }
    NativeFunction function = library.function(name, layouts);
    check(name, function.call(arguments));
  }
}
