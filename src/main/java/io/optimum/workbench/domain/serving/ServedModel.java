package io.optimum.workbench.domain.serving;

import io.optimum.workbench.domain.Require;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a load generator reports of one of the models that were served together.
///
/// @param model as the server calls it
/// @param configuration name of its server configuration; empty = not told
/// @param batchSize inputs per request
/// @param concurrency requests kept waiting for an answer; null = sent at a rate instead
/// @param instances execution instances of the model; null = not told
/// @param throughputPerSecond inferences per second
/// @param latencyNanos the times that were told
public record ServedModel(
    String model,
    String configuration,
    int batchSize,
    @Nullable Integer concurrency,
    @Nullable Integer instances,
    double throughputPerSecond,
    SortedMap<ServedLatency, Double> latencyNanos) {
  public ServedModel {
    Require.text(model, "model");
    Require.positive(batchSize, "batchSize");
    if (concurrency != null) {
      Require.positive(concurrency, "concurrency");
    }
    if (instances != null) {
      Require.positive(instances, "instances");
    }
    Require.positive(throughputPerSecond, "throughputPerSecond");
    latencyNanos = Collections.unmodifiableSortedMap(new TreeMap<>(latencyNanos));
    latencyNanos.forEach((which, nanos) -> Require.notNegative(nanos, which.label()));
  }

  /// Empty when it was not told.
  public Optional<Double> latency(ServedLatency which) {
    return Optional.ofNullable(latencyNanos.get(which));
  }

  /// Whether another was asked the same way: what may be compared.
  boolean isAskedLike(ServedModel other) {
    return model.equals(other.model)
        && configuration.equals(other.configuration)
        && batchSize == other.batchSize
        && concurrency != null
        && concurrency.equals(other.concurrency);
  }
}
