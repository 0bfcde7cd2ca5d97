package io.optimum.workbench.domain.gpu;

import java.util.regex.Pattern;

/// Names a GPU data sheet, for example `a100-80gb-pcie`. A MIG slice has an id of its own.
public record GpuId(String value) implements Comparable<GpuId> {
  private static final Pattern SAFE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

  public GpuId {
    if (!SAFE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "The GPU id (%s) must be 1 to 100 lower-case letters, digits, '.', '_' or '-'."
              .formatted(value));
    }
  }

  @Override
  public int compareTo(GpuId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
