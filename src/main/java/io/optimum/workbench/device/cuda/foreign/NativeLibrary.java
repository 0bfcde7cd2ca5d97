package io.optimum.workbench.device.cuda.foreign;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A shared library that is loaded until the process ends.
public final class NativeLibrary {
  private final String name;
  private final SymbolLookup symbols;

  private NativeLibrary(String name, SymbolLookup symbols) {
    this.name = name;
    this.symbols = symbols;
  }

  /// The first that the system's loader finds.
  ///
  /// @param names file names for the loader's own search, or paths
  public static Optional<NativeLibrary> find(List<String> names) {
    return names.stream().flatMap(each -> load(each).stream()).findFirst();
  }

  @SuppressWarnings("restricted") // decision 0040
  private static Optional<NativeLibrary> load(String name) {
    try {
      SymbolLookup found =
          name.indexOf('/') >= 0 || name.indexOf('\\') >= 0
              ? atPath(Path.of(name))
              : SymbolLookup.libraryLookup(name, Arena.global());
      return Optional.of(new NativeLibrary(name, found));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @SuppressWarnings("restricted") // decision 0040
  private static SymbolLookup atPath(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException("There is no file " + path);
    }
    return SymbolLookup.libraryLookup(path, Arena.global());
  }

  /// As it was found.
  public String name() {
    return name;
  }

  /// Whether it has all of these functions; older libraries lack newer ones.
  public boolean has(String... functions) {
    return List.of(functions).stream().allMatch(each -> symbols.find(each).isPresent());
  }

  /// A function that gives an `int`.
  ///
  /// @throws IllegalArgumentException when the library lacks it
  public NativeFunction function(String function, MemoryLayout... arguments) {
    return new NativeFunction(
        function, handle(function, FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments)));
  }

  /// A function that gives a pointer to text for a number, as `nvmlErrorString` does.
  public NativeFunction text(String function) {
    return new NativeFunction(
        function,
        handle(function, FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT)));
  }

  @SuppressWarnings("restricted") // decision 0040
  private java.lang.invoke.MethodHandle handle(String function, FunctionDescriptor descriptor) {
    MemorySegment address =
        symbols
            .find(function)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "The library %s has no function %s. Its driver is too old for it."
                        .formatted(name, function)));
    return Linker.nativeLinker().downcallHandle(address, descriptor);
  }
}
