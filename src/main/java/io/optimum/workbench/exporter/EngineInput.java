package io.optimum.workbench.exporter;

import io.optimum.workbench.domain.Require;
import java.util.List;
import java.util.stream.Collectors;

/// An input of an engine.
///
/// @param dimensions the batch first; -1 where the size is free
public record EngineInput(String name, List<Long> dimensions) {
  public EngineInput {
    Require.text(name, "name");
    dimensions = List.copyOf(Require.notEmpty(dimensions, "dimensions"));
  }

  /// Whether its first dimension is free.
  public boolean hasFreeBatch() {
    return dimensions.getFirst() < 0;
  }

  /// Whether a size is free that no batch size tells.
  public boolean hasOtherFree() {
    return dimensions.stream().skip(1).anyMatch(each -> each < 0);
  }

  /// Its shape at a batch size, for example `8x3x224x224`.
  public String shape(int batchSize) {
    return batchSize
        + dimensions.stream().skip(1).map(each -> "x" + each).collect(Collectors.joining());
  }

  /// Its dimensions for people: `Nx128x?`, N being the batch.
  public String text() {
    return (hasFreeBatch() ? "N" : size(dimensions.getFirst()))
        + dimensions.stream().skip(1).map(each -> "x" + size(each)).collect(Collectors.joining());
  }

  private static String size(long value) {
    return value < 0 ? "?" : String.valueOf(value);
  }
}
