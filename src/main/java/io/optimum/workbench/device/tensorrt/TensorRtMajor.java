package io.optimum.workbench.device.tensorrt;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The TensorRTs whose engines can run, each in a process of its own: an engine is bound to the
/// version that built it, and two versions cannot be loaded into one process.
public enum TensorRtMajor {
  /// The Java bindings that this program is compiled against; DJL's engine needs it too.
  EIGHT(8),
  TEN(10);

  private final int number;

  TensorRtMajor(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /// What its runtime's library is called, up to the minor version.
  public String runtimeFile() {
    return "libnvinfer.so." + number;
  }

  /// The one that an engine needs.
  ///
  /// @param version what the engine's header says, for example `8.6.1`
  /// @throws IllegalArgumentException when it does not say, or names one that cannot run here
  public static TensorRtMajor of(String version) {
    return Arrays.stream(values())
        .filter(each -> version.matches(each.number + "\\..*"))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Which TensorRT built the engine is %s by its header, and engines of %s run here. Build it again with one of these (optimum build)."
                    .formatted(version, known())));
  }

  /// @throws IllegalArgumentException for another number
  public static TensorRtMajor numbered(int number) {
    return Arrays.stream(values())
        .filter(each -> each.number == number)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "TensorRT %d is not known; engines of %s run here.".formatted(number, known())));
  }

  private static String known() {
    return Arrays.stream(values()).map(Object::toString).collect(Collectors.joining(" and "));
  }

  @Override
  public String toString() {
    return "TensorRT " + number;
  }
}
