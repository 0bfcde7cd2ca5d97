package io.optimum.workbench.device.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.optimum.workbench.device.cuda.foreign.NativeFunction;
import io.optimum.workbench.device.cuda.foreign.NativeLibrary;
import io.optimum.workbench.device.cuda.foreign.ProcessVariables;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Finds out what CUDA there is, without touching JCuda: whoever opens its classes without a driver
/// gets a LinkageError, and a different one the second time. Never throws; the answer is data.
///
/// Asks in this order: is the driver's library there, does it start, is it new enough, which GPUs
/// does it have (CUDA Driver API 13.0, "Initialization", "Version Management", "Device
/// Management").
public final class CudaProber {
  /// What JCuda 12.6 is built for; drivers count versions as 1000 × major + 10 × minor.
  private static final int OLDEST_DRIVER = 12_000;

  /// Hardware queues between host and GPU. By default there are 8, and streams beyond them wait for
  /// each other though nothing makes them (CUDA C++ Programming Guide, "CUDA Environment
  /// Variables"); the driver reads it when it starts.
  private static final int MAX_CONNECTIONS = 32;

  private static final List<String> LIBRARIES = List.of("libcuda.so.1", "nvcuda.dll");
  private final List<String> libraries;

  /// Asks this machine's driver.
  public CudaProber() {
    this(LIBRARIES);
  }

  /// @param libraries names or paths of the driver's library, the first that exists is asked
  public CudaProber(List<String> libraries) {
    this.libraries = List.copyOf(libraries);
  }

  /// What there is.
  public CudaProbe probe() {
    Optional<NativeLibrary> library = NativeLibrary.find(libraries);
    if (library.isEmpty()) {
      return new CudaProbe.NoDriver(
          "No NVIDIA driver: the library %s is not installed. Install the driver, or in a container give it the GPU (--gpus all)."
              .formatted(String.join(" or ", libraries)));
    }
    try (Arena arena = Arena.ofConfined()) {
      return ask(library.get(), arena);
    } catch (CudaException e) {
      return silent(
          library.get(),
          "%s failed: %s (%d). %s"
              .formatted(e.call(), e.error(), e.code(), CudaErrors.adviceAtStart(e.code()))
              .strip());
    } catch (IllegalArgumentException e) {
      return silent(library.get(), String.valueOf(e.getMessage()));
    }
  }

  private static CudaProbe silent(NativeLibrary driver, String why) {
    return new CudaProbe.NoGpu(
        "The NVIDIA driver (%s) does not answer: %s".formatted(driver.name(), why));
  }

  /// One GPU.
  ///
  /// @throws IllegalArgumentException when there is no such GPU, with what there is
  public CudaGpuInfo requireGpu(int ordinal) {
    return switch (probe()) {
      case CudaProbe.Ready ready when ordinal < ready.gpus().size() -> ready.gpus().get(ordinal);
      case CudaProbe.Ready ready ->
          throw new IllegalArgumentException(
              "There is no GPU %d. %s".formatted(ordinal, ready.reason()));
      case CudaProbe probe -> throw new IllegalArgumentException(probe.reason());
    };
  }

  private static CudaProbe ask(NativeLibrary library, Arena arena) {
    MemorySegment number = arena.allocate(JAVA_INT);
    check(library.function("cuDriverGetVersion", ADDRESS), number);
    int version = number.get(JAVA_INT, 0);
    String cuda = "%d.%d".formatted(version / 1000, version % 1000 / 10);
    if (version < OLDEST_DRIVER) {
      return new CudaProbe.DriverTooOld(
          "The NVIDIA driver knows CUDA %s only; CUDA %d.0 is the oldest that works. Install driver 525 or newer."
              .formatted(cuda, OLDEST_DRIVER / 1000));
    }
    ProcessVariables.setUnlessThere("CUDA_DEVICE_MAX_CONNECTIONS", MAX_CONNECTIONS);
    check(library.function("cuInit", JAVA_INT), 0);
    check(library.function("cuDeviceGetCount", ADDRESS), number);
    int count = number.get(JAVA_INT, 0);
    if (count == 0) {
      return new CudaProbe.NoGpu(
          "The NVIDIA driver knows CUDA %s but sees no GPU. Maybe CUDA_VISIBLE_DEVICES hides it."
              .formatted(cuda));
    }
    DeviceQuery query = new DeviceQuery(library, arena);
    List<CudaGpuInfo> gpus = new ArrayList<>();
    IntStream.range(0, count).forEach(ordinal -> gpus.add(query.device(ordinal)));
    return new CudaProbe.Ready(cuda, gpus);
  }

  private static void check(NativeFunction function, Object... arguments) {
    CudaException.check(
        CudaException.Api.CUDA, function.name(), function.call(arguments), CudaErrors::nameOf);
  }
}
