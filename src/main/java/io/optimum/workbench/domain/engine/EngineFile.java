package io.optimum.workbench.domain.engine;

import io.optimum.workbench.domain.Require;

/// A serialised TensorRT plan on disk, identified without TensorRT.
///
/// @param path where it is, relative to the project where possible
/// @param sizeBytes file size
/// @param sha256 hash of the whole file, lower-case hexadecimal
/// @param tensorRtVersion for example `8.6.1`, or `unknown`
public record EngineFile(String path, long sizeBytes, String sha256, String tensorRtVersion) {
  public EngineFile {
    Require.text(path, "path");
    Require.notNegative(sizeBytes, "sizeBytes");
    Require.text(sha256, "sha256");
    Require.text(tensorRtVersion, "tensorRtVersion");
  }
}
