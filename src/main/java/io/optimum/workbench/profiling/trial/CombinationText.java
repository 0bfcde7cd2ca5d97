package io.optimum.workbench.profiling.trial;

import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Sharing;
import java.util.stream.Collectors;

/// A combination as a line of a combinations file; what that cannot say follows in brackets.
public final class CombinationText {
  private CombinationText() {}

  /// For example `bert@4x2 + resnet50@8`.
  public static String of(Combination combination) {
    String engines =
        combination.deployments().stream()
            .map(CombinationText::of)
            .collect(Collectors.joining(" + "));
    return combination.sharing() == Sharing.STREAMS
        ? engines
        : "%s [%s]".formatted(engines, combination.sharing());
  }

  private static String of(Deployment deployment) {
    String plain =
        deployment.streams() == 1
            ? "%s@%d".formatted(deployment.engine(), deployment.batchSize())
            : "%s@%dx%d"
                .formatted(deployment.engine(), deployment.batchSize(), deployment.streams());
    Deployment said =
        Deployment.of(deployment.engine(), deployment.batchSize())
            .withStreams(deployment.streams());
    return deployment.equals(said)
        ? plain
        : "%s [%s priority, SM share %s, %s, graph %s]"
            .formatted(
                plain,
                deployment.priority(),
                deployment.smShareFraction(),
                deployment.pacing(),
                deployment.cudaGraph());
  }
}
