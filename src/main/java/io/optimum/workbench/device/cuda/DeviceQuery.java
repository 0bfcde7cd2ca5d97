package io.optimum.workbench.device.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.optimum.workbench.device.cuda.foreign.NativeFunction;
import io.optimum.workbench.device.cuda.foreign.NativeLibrary;
import io.optimum.workbench.domain.gpu.SmLimits;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;

/// Reads the attributes of GPUs from the driver.
final class DeviceQuery {
  private static final int NAME_BYTES = 256;
  private static final int UUID_BYTES = 16;

  /// `CUdevice_attribute` of cuda.h 13.0; the numbers never change.
  private enum Attribute {
    CLOCK_KILOHERTZ(13),
    SM_COUNT(16),
    MEMORY_CLOCK_KILOHERTZ(36),
    MEMORY_BUS_BITS(37),
    L2_BYTES(38),
    THREADS_PER_SM(39),
    COPY_ENGINES(40),
    MAJOR(75),
    MINOR(76),
    SHARED_MEMORY_PER_SM(81),
    REGISTERS_PER_SM(82),
    BLOCKS_PER_SM(106);

    private final int number;

    Attribute(int number) {
      this.number = number;
    }
  }

  private final NativeLibrary library;
  private final MemorySegment number;
  private final MemorySegment text;

  DeviceQuery(NativeLibrary library, Arena arena) {
    this.library = library;
    number = arena.allocate(JAVA_LONG);
    text = arena.allocate(NAME_BYTES);
  }

  CudaGpuInfo device(int ordinal) {
    check(library.function("cuDeviceGet", ADDRESS, JAVA_INT), number, ordinal);
    int device = number.get(JAVA_INT, 0);
    check(
        library.function("cuDeviceGetName", ADDRESS, JAVA_INT, JAVA_INT), text, NAME_BYTES, device);
    String name = text.getString(0);
    check(library.function("cuDeviceTotalMem_v2", ADDRESS, JAVA_INT), number, device);
    long memory = number.get(JAVA_LONG, 0);
    return new CudaGpuInfo(
        ordinal,
        name,
        uuid(device, name),
        get(Attribute.MAJOR, device) + "." + get(Attribute.MINOR, device),
        get(Attribute.SM_COUNT, device),
        get(Attribute.CLOCK_KILOHERTZ, device) * 1e3,
        get(Attribute.MEMORY_CLOCK_KILOHERTZ, device) * 1e3,
        get(Attribute.MEMORY_BUS_BITS, device),
        get(Attribute.L2_BYTES, device),
        memory,
        get(Attribute.COPY_ENGINES, device),
        new SmLimits(
            get(Attribute.THREADS_PER_SM, device),
            get(Attribute.BLOCKS_PER_SM, device),
            get(Attribute.REGISTERS_PER_SM, device),
            get(Attribute.SHARED_MEMORY_PER_SM, device)));
  }

  /// Of a MIG slice the driver gives the slice's own (CUDA Driver API, `cuDeviceGetUuid_v2`), and
  /// says in the name that it is one.
  private String uuid(int device, String name) {
    if (!library.has("cuDeviceGetUuid_v2")) {
      return "";
    }
    check(library.function("cuDeviceGetUuid_v2", ADDRESS, JAVA_INT), text, device);
    byte[] bytes = text.asSlice(0, UUID_BYTES).toArray(JAVA_BYTE);
    String hex = HexFormat.of().formatHex(bytes);
    return "%s-%s-%s-%s-%s-%s"
        .formatted(
            name.contains(" MIG ") ? "MIG" : "GPU",
            hex.substring(0, 8),
            hex.substring(8, 12),
            hex.substring(12, 16),
            hex.substring(16, 20),
            hex.substring(20));
  }

  private int get(Attribute attribute, int device) {
    check(
        library.function("cuDeviceGetAttribute", ADDRESS, JAVA_INT, JAVA_INT),
        number,
        attribute.number,
        device);
    return number.get(JAVA_INT, 0);
  }

  private static void check(NativeFunction function, Object... arguments) {
    CudaException.check(
        CudaException.Api.CUDA, function.name(), function.call(arguments), CudaErrors::nameOf);
  }
}
