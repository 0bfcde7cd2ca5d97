package io.optimum.workbench.ui.session;

import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import java.util.List;
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

  /// What all names end with, from a dash or a space on, and where there is little room none needs
  /// to say, for example `-fp16 b1`; empty where they end differently.
  public static String sharedEnd(List<String> names) {
    String end = names.isEmpty() ? "" : names.getFirst();
    for (String name : names) {
      while (!name.endsWith(end)) {
        end = end.substring(1);
      }
    }
    return end.replaceFirst("^[^- ]*", "");
  }
}
