package io.optimum.workbench.device.cuda.nvml;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.optimum.workbench.device.cuda.CudaException;
import io.optimum.workbench.device.cuda.foreign.NativeLibrary;
import io.optimum.workbench.device.cuda.run.BoardMonitor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// The NVIDIA Management Library, which comes with the driver (NVML API Reference Guide).
public final class Nvml implements AutoCloseable {
  private static final List<String> LIBRARIES = List.of("libnvidia-ml.so.1", "nvml.dll");
  private static final int TEXT_BYTES = 96;
  private final NativeLibrary library;
  private final Arena arena = Arena.ofShared();

  private Nvml(NativeLibrary library) {
    this.library = library;
    call("nvmlInit_v2");
  }

  /// Of this machine.
  ///
  /// @throws IllegalArgumentException when there is no such library
  /// @throws CudaException when it does not start
  public static Nvml open() {
    return open(LIBRARIES);
  }

  /// @param libraries names or paths
  static Nvml open(List<String> libraries) {
    return new Nvml(
        NativeLibrary.find(libraries)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "There is no NVML (%s). It comes with the NVIDIA driver; in a container ask for the utility capability."
                        .formatted(String.join(" or ", libraries)))));
  }

  /// The driver's version, for example `550.54.15`.
  public String driverVersion() {
    MemorySegment text = arena.allocate(TEXT_BYTES);
    call("nvmlSystemGetDriverVersion", text, TEXT_BYTES);
    return text.getString(0);
  }

  /// Watches a GPU. Of a MIG slice, its processes and the clocks, power and heat of the board it is
  /// cut from.
  ///
  /// @param uuid as CUDA gives it
  public BoardMonitor monitor(String uuid) {
    MemorySegment device = arena.allocate(ADDRESS);
    call("nvmlDeviceGetHandleByUUID", arena.allocateFrom(uuid), device);
    MemorySegment slice = device.get(ADDRESS, 0);
    NvmlBoard board = new NvmlBoard(this, uuid.startsWith("MIG-") ? boardOf(slice) : slice, slice);
    return new BoardLog(board::sample, ProcessHandle.current().pid());
  }

  private MemorySegment boardOf(MemorySegment slice) {
    MemorySegment board = arena.allocate(ADDRESS);
    call("nvmlDeviceGetDeviceHandleFromMigDeviceHandle", slice, board);
    return board.get(ADDRESS, 0);
  }

  /// MIG slices of all boards of this machine, in the order of the boards; none where none is cut.
  public List<BoardSlice> slices() {
    return new BoardSlices(this).slices();
  }

  Arena arena() {
    return arena;
  }

  boolean has(String function) {
    return library.has(function);
  }

  void call(String function, Object... arguments) {
    check(function, code(function, arguments));
  }

  void check(String function, int code) {
    CudaException.check(
        CudaException.Api.NVML, function, code, each -> library.text("nvmlErrorString").text(each));
  }

  /// Its return code; for calls that may fail in the course of things.
  int code(String function, Object... arguments) {
    MemoryLayout[] layouts = new MemoryLayout[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      layouts[i] = arguments[i] instanceof MemorySegment ? ADDRESS : JAVA_INT;
    }
    return library.function(function, layouts).call(arguments);
  }

  @Override
  public void close() {
    call("nvmlShutdown");
    arena.close();
  }
}
