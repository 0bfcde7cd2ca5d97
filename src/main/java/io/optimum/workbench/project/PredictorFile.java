package io.optimum.workbench.project;

import java.util.Arrays;

/// Trained weights, as the predictor wrote them. Compared by content.
public final class PredictorFile {
  private final byte[] bytes;

  public PredictorFile(byte[] bytes) {
    this.bytes = bytes.clone();
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
