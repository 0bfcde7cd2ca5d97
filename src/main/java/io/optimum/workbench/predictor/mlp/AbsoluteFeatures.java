package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.predictor.feature.FeatureRows;
import java.util.Collection;
import java.util.List;

/// What wide networks see besides the feature schema: latency alone and batch size as logarithms,
/// which engine it is, and how many streams of which engines run beside it. They say much of
/// engines that were in training and mislead for all others.
final class AbsoluteFeatures {
  /// More engines than this are not told apart by a column each.
  private static final int MOST_ENGINES = 64;

  private static final int NUMBERS = 2;
  private final List<EngineId> engines;

  /// @param engines in training
  AbsoluteFeatures(Collection<EngineId> engines) {
    this.engines =
        engines.size() > MOST_ENGINES ? List.of() : engines.stream().sorted().distinct().toList();
  }

  int size() {
    return NUMBERS + 2 * engines.size();
  }

  /// Fills `into` from `at`.
  void write(Combination combination, FeatureRows rows, int deployment, float[] into, int at) {
    java.util.Arrays.fill(into, at, at + size(), 0);
    Deployment own = combination.deployments().get(deployment);
    into[at] = (float) Math.log(rows.soloNanos(deployment) / 1e6);
    into[at + 1] = (float) Math.log(own.batchSize());
    for (int j = 0; j < combination.size(); j++) {
      Deployment each = combination.deployments().get(j);
      int engine = engines.indexOf(each.engine());
      if (engine >= 0) {
        into[at + NUMBERS + engines.size() + engine] += each.streams() - (j == deployment ? 1 : 0);
      }
    }
    int mine = engines.indexOf(own.engine());
    if (mine >= 0) {
      into[at + NUMBERS + mine] = 1;
    }
  }
}
