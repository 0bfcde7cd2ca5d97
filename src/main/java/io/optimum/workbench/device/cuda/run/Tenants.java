package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.device.load.LoadGenerator;
import io.optimum.workbench.device.load.LoadStatistics;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Makes the deployments of a run ready.
final class Tenants {
  private Tenants() {}

  /// @throws IllegalArgumentException when an engine is not loaded
  static List<Tenant> of(RunRequest request, Map<ProfileKey, LoadedEngine> loaded) {
    SplittableRandom random = new SplittableRandom(request.seed());
    List<Tenant> tenants = new ArrayList<>();
    for (int i = 0; i < request.combination().size(); i++) {
      Deployment deployment = request.combination().deployments().get(i);
      Load load = request.loads().get(i);
      tenants.add(
          new Tenant(
              i,
              deployment,
              load,
              engines(request, deployment, loaded),
              new LoadGenerator(load, deployment.pacing(), request.warmUpNanos(), random.split()),
              new LoadStatistics(request.warmUpNanos(), load.isClosedLoop())));
    }
    return List.copyOf(tenants);
  }

  private static NavigableMap<Integer, LoadedEngine> engines(
      RunRequest request, Deployment deployment, Map<ProfileKey, LoadedEngine> loaded) {
    ProfileKey key = new ProfileKey(deployment.engine(), request.gpu(), deployment.batchSize());
    if (!loaded.containsKey(key)) {
      throw new IllegalArgumentException(
          "The engine %s is not loaded. Loaded are %s.".formatted(key, loaded.keySet()));
    }
    NavigableMap<Integer, LoadedEngine> byBatch = new TreeMap<>();
    loaded.forEach((each, engine) -> {
      if (each.engine().equals(deployment.engine())) {
        byBatch.put(each.batchSize(), engine);
      }
    });
    return byBatch;
  }
}
