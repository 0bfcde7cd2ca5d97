package io.optimum.workbench.domain.engine;

import java.util.regex.Pattern;

/// Names an engine within a project: lower-case words that are safe as a file and as a Triton model
/// name, for example `resnet50-fp16`.
public record EngineId(String value) implements Comparable<EngineId> {
  private static final Pattern SAFE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

  public EngineId {
    if (!SAFE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "The engine id (%s) must be 1 to 100 lower-case letters, digits, '.', '_' or '-'."
              .formatted(value));
    }
  }

  @Override
  public int compareTo(EngineId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
