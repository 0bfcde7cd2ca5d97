package io.optimum.workbench.profiling.trial;

import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        : "%s [%s]".formatted(engines, combination.sharing().word());
  }

  private static String of(Deployment deployment) {
    String plain =
        deployment.streams() == 1
            ? "%s@%d".formatted(deployment.engine(), deployment.batchSize())
            : "%s@%dx%d"
                .formatted(deployment.engine(), deployment.batchSize(), deployment.streams());
    String more = besides(deployment);
    return more.isEmpty() ? plain : "%s [%s]".formatted(plain, more);
  }

  private static String besides(Deployment deployment) {
    List<String> more = new ArrayList<>();
    if (deployment.priority() != StreamPriority.NORMAL) {
      more.add("%s priority".formatted(deployment.priority().name().toLowerCase(Locale.ROOT)));
    }
    if (deployment.smShareFraction() < 1) {
      more.add("SM share %s".formatted(deployment.smShareFraction()));
    }
    if (deployment.pacing() instanceof Pacing.TokenBucket bucket) {
      more.add("at most %s batches/s".formatted(bucket.batchesPerSecond()));
    }
    if (deployment.cudaGraph()) {
      more.add("CUDA graph");
    }
    return String.join(", ", more);
  }
}
