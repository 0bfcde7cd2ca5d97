package io.optimum.workbench.project;

import java.util.Arrays;

/// Trained weights, as the predictor wrote them. Compared by content.
public final class PredictorFile {
  private final String name;
  private final byte[] bytes;

  public PredictorFile(byte[] bytes) {
    this("predictor.json", bytes);
  }

  /// @param name what errors call it: its path, where it was read
  PredictorFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes.clone();
  }

  /// What errors call it.
  public String name() {
    return name;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PredictorFile file && Arrays.equals(bytes, file.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
