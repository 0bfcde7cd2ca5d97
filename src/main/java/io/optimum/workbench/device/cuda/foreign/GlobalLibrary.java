package io.optimum.workbench.device.cuda.foreign;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Loads a library for all others of the process, as `LD_PRELOAD` would: for those that use its
/// functions without saying that they need it. Java itself loads libraries for themselves alone.
public final class GlobalLibrary {
  /// `RTLD_NOW | RTLD_GLOBAL` of Linux (dlfcn.h).
  private static final int NOW_AND_GLOBAL = 0x102;

  private GlobalLibrary() {}

  /// @param name for the loader's own search, or a path
  /// @return whether it is loaded now
  @SuppressWarnings("restricted") // decision 0040
  public static boolean load(String name) {
    Linker linker = Linker.nativeLinker();
    MethodHandle dlopen =
        linker
            .defaultLookup()
            .find("dlopen")
            .map(address ->
                linker.downcallHandle(
                    address,
                    FunctionDescriptor.of(
                        ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT)))
            .orElseThrow(() -> new IllegalStateException("The system's loader has no dlopen."));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment handle =
          (MemorySegment) dlopen.invokeWithArguments(arena.allocateFrom(name), NOW_AND_GLOBAL);
      return !handle.equals(MemorySegment.NULL);
    } catch (Throwable e) {
      throw new IllegalStateException("The library %s cannot be loaded.".formatted(name), e);
    }
  }
}
