package io.optimum.workbench.device.tensorrt;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The TensorRTs whose engines can run, each in a process of its own: an engine is bound to the
/// version that built it, and two versions cannot be loaded into one process.
public enum TensorRtMajor {
  /// The Java bindings that this program is compiled against, which call what came with 8.6; DJL's
  /// engine needs it too.
  EIGHT(8, 6),
  TEN(10, 0);

  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(\\..*)?");

  private final int number;
  private final int oldestMinor;

  TensorRtMajor(int number, int oldestMinor) {
    this.number = number;
    this.oldestMinor = oldestMinor;
  }

  public int number() {
    return number;
  }

  /// What its runtime's library is called, up to the minor version.
  public String runtimeFile() {
    return "libnvinfer.so." + number;
  }

  /// Whether a runtime of a version serves here, for example `8.6.1`.
  public boolean isServedBy(String version) {
    Matcher parts = VERSION.matcher(version);
    return parts.matches()
        && Integer.parseInt(parts.group(1)) == number
        && Integer.parseInt(parts.group(2)) >= oldestMinor;
  }

  /// Which versions serve, for people.
  public String range() {
    return oldestMinor == 0 ? toString() : "%s from %d.%d on".formatted(this, number, oldestMinor);
  }

  /// The one that an engine needs; whether it takes the engine's minor version, it says itself.
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
