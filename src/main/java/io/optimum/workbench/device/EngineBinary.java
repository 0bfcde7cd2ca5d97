package io.optimum.workbench.device;

import io.optimum.workbench.domain.Require;
import java.nio.file.Path;

/// The serialised plan of an engine, for devices that execute it.
///
/// @param file on the machine of whoever loads it
/// @param sizeBytes of the whole file
/// @param sha256 of the whole file, lower-case hexadecimal
/// @param tensorRtVersion for example `8.6.1`, or `unknown`
public record EngineBinary(Path file, long sizeBytes, String sha256, String tensorRtVersion) {
  public EngineBinary {
    Require.notNegative(sizeBytes, "sizeBytes");
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "The sha256 (%s) of %s must be 64 hexadecimal digits.".formatted(sha256, file));
    }
    Require.text(tensorRtVersion, "tensorRtVersion");
  }
}
