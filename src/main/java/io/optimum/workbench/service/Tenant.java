package io.optimum.workbench.service;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A deployment on a GPU that it may share, and what is asked of it.
///
/// A batch runs the smallest size that holds it, as a TensorRT engine with a profile per size does.
///
/// @param deployment its settings
/// @param soloNanos how long an inference takes alone, by the sizes there are; the largest is a
///   whole batch
/// @param target its arrivals and its SLO
/// @param waitVariation standard deviation over mean, from inference to inference, of what those
///   beside it add to its latency
public record Tenant(
    Deployment deployment,
    SortedMap<Integer, Double> soloNanos,
    ServiceTarget target,
    double waitVariation) {
  public Tenant {
    Require.notNegative(waitVariation, "waitVariation");
    soloNanos = Collections.unmodifiableSortedMap(new TreeMap<>(soloNanos));
    Require.notEmpty(soloNanos.keySet(), "soloNanos");
    if (soloNanos.lastKey() != deployment.batchSize()) {
      throw new IllegalArgumentException(
          "The largest of the soloNanos is of batch %d; it must be of the deployment's, %d."
              .formatted(soloNanos.lastKey(), deployment.batchSize()));
    }
  }

  /// All inferences are slowed down alike.
  public Tenant(Deployment deployment, SortedMap<Integer, Double> soloNanos, ServiceTarget target) {
    this(deployment, soloNanos, target, 0);
  }

  /// The size that holds so many inputs.
  int size(int inputs) {
    return soloNanos.tailMap(inputs).firstKey();
  }

  double wholeNanos() {
    return soloNanos.sequencedValues().getLast();
  }

  /// Least time between two starts; 0 where nothing limits them.
  double paceNanos() {
    return deployment.pacing() instanceof Pacing.TokenBucket(double batchesPerSecond)
        ? 1e9 / batchesPerSecond
        : 0;
  }
}
