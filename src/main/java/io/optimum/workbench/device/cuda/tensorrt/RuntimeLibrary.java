package io.optimum.workbench.device.cuda.tensorrt;

import io.optimum.workbench.device.cuda.foreign.NativeLibrary;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import java.nio.file.Path;
import java.util.List;

/// TensorRT's runtime, loaded for nothing but to see whether it can be: without a GPU, and without
/// the Java bindings, which need the driver's library. For a process of its own.
public final class RuntimeLibrary {
  private RuntimeLibrary() {}

  /// Loads it and all that it needs.
  ///
  /// @return its version, for example `8.6.1`
  /// @throws TensorRtException when it cannot be loaded, with what is missing
  @SuppressWarnings("restricted") // decision 0050
  public static String version(Path library) {
    Path file = library.toAbsolutePath();
    try {
      System.load(file.toString());
    } catch (UnsatisfiedLinkError e) {
      throw new TensorRtException(String.valueOf(e.getMessage()));
    }
    return NativeLibrary.find(List.of(file.toString()))
        .map(found -> TensorRtVersion.text(found.function("getInferLibVersion").call()))
        .orElseThrow(() -> new TensorRtException("There is no library " + file));
  }

  /// Before any of its objects is used: those of another version have their functions elsewhere.
  ///
  /// @param needed by the bindings
  /// @param version of the library that was loaded
  /// @throws TensorRtException when it does not serve
  public static void refuseUnless(TensorRtMajor needed, String version) {
    if (!needed.isServedBy(version)) {
      throw new TensorRtException(
          "The library is of TensorRT %s, and this program needs %s. Put the folder of such a one first on LD_LIBRARY_PATH."
              .formatted(version, needed.range()));
    }
  }
}
