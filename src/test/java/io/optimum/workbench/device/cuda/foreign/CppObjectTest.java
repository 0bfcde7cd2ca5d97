package io.optimum.workbench.device.cuda.foreign;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.device.cuda.StubLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class CppObjectTest {
  @TempDir private Path folder;

  @Test
  @SuppressWarnings("restricted") // decision 0040
  void deletesAnObjectAsTheCompilerOfItsLibraryWould() throws Throwable {
    Path built = StubLibrary.build(folder, "deleted.cpp", "-fno-exceptions", "-fno-rtti");
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup library = SymbolLookup.libraryLookup(built, arena);
      MethodHandle make = function(library, "make", FunctionDescriptor.of(ADDRESS, JAVA_INT));
      MethodHandle count = function(library, "count", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
      MemorySegment first = (MemorySegment) make.invokeExact(0);
      MemorySegment second = (MemorySegment) make.invokeExact(0);
      assertThat((int) count.invokeExact(0)).isEqualTo(2 * 101);
      CppObject.delete(first);
      assertThat((int) count.invokeExact(0)).isEqualTo(101);
      CppObject.delete(second);
      assertThat((int) count.invokeExact(0)).isZero();
    }
  }

  @SuppressWarnings("restricted") // decision 0040
  private static MethodHandle function(
      SymbolLookup library, String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
  }
}
