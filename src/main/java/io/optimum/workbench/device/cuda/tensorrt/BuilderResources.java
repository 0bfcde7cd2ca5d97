package io.optimum.workbench.device.cuda.tensorrt;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The library of kernels that TensorRT builds engines from.
final class BuilderResources {
  private static final String PATTERN = "libnvinfer_builder_resource.so*";

  private BuilderResources() {}

  /// Loads it from the first folder that has it; where none has, building will say that it is
  /// missing.
  @SuppressWarnings("restricted") // decision 0050: native code is what this package is for
  static void load(List<Path> folders) {
    for (Path folder : folders) {
      for (Path file : found(folder)) {
        try {
          System.load(file.toAbsolutePath().toString());
          return;
        } catch (UnsatisfiedLinkError e) {
          throw new TensorRtException(
              "The builder's resources %s cannot be loaded: %s".formatted(file, e.getMessage()));
        }
      }
    }
  }

  private static List<Path> found(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PATTERN)) {
      for (Path file : files) {
        return List.of(file);
      }
      return List.of();
    } catch (IOException _) {
      return List.of();
    }
  }
}
