package io.optimum.workbench.ui.session;

import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import java.util.stream.Collectors;

/// How combinations are called.
public final class Titles {
  private Titles() {}

  /// For example `resnet50-fp16 b8 + bert-base b1`.
  public static String of(Combination combination) {
    return combination.deployments().stream().map(Titles::of).collect(Collectors.joining(" + "));
  }

  /// For example `resnet50-fp16 b8`.
  public static String of(Deployment deployment) {
    return deployment.engine() + " b" + deployment.batchSize();
  }
}
