package io.optimum.workbench.domain.serving;

import io.optimum.workbench.domain.Require;
import org.jspecify.annotations.Nullable;

/// What the GPU of a server did meanwhile; null = not told.
///
/// @param uuid as the driver names it
/// @param memoryBytes device memory in use
/// @param utilisationFraction share of time in which a kernel ran, 0..1
/// @param powerWatts mean power of the board
public record ServedGpu(
    String uuid,
    @Nullable Double memoryBytes,
    @Nullable Double utilisationFraction,
    @Nullable Double powerWatts) {
  public ServedGpu {
    if (memoryBytes != null) {
      Require.notNegative(memoryBytes, "memoryBytes");
    }
    if (utilisationFraction != null) {
      Require.fraction(utilisationFraction, "utilisationFraction");
    }
    if (powerWatts != null) {
      Require.notNegative(powerWatts, "powerWatts");
    }
  }
}
