package io.optimum.workbench.device.cuda.foreign;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Variables of this process's environment for native libraries, which read them when they start.
/// Java itself keeps seeing the environment that it was started with.
public final class ProcessVariables {
  private static final int KEEP = 0;

  private ProcessVariables() {}

  /// Sets a variable, unless whoever started this process has set it. Does nothing where the system
  /// has no `setenv` (POSIX.1).
  public static void setUnlessThere(String name, int value) {
    setenv()
        .ifPresent(setenv -> {
          try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom(String.valueOf(value));
            Object ignored = setenv.invokeWithArguments(arena.allocateFrom(name), text, KEEP);
          } catch (Throwable e) {
            throw new IllegalStateException("The variable %s cannot be set.".formatted(name), e);
          }
        });
  }

  @SuppressWarnings("restricted") // decision 0040
  private static Optional<MethodHandle> setenv() {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("setenv")
        .map(address ->
            linker.downcallHandle(
                address,
                FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT)));
  }
}
