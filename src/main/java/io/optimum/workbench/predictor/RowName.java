package io.optimum.workbench.predictor;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.SettingWords;
import io.optimum.workbench.domain.run.Sharing;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a row is of, in words: one deployment of a combination on a GPU, with every setting of each
/// deployment that is not the usual one. Two rows of one name are the same measured twice.
public final class RowName {
  private RowName() {}

  /// @param deployment index into the combination
  public static String of(GpuId gpu, Combination combination, int deployment) {
    return "%s on %s%s"
        .formatted(
            beside(combination, deployment, RowName::full),
            gpu,
            combination.sharing() == Sharing.STREAMS
                ? ""
                : ", shared by " + SettingWords.of(combination.sharing()));
  }

  /// As older weights name it: engines and batches alone.
  static String brief(Combination combination, int deployment) {
    return beside(combination, deployment, RowName::brief);
  }

  private static String beside(
      Combination combination, int deployment, Function<Deployment, String> name) {
    return IntStream.range(0, combination.size())
        .filter(i -> i != deployment)
        .mapToObj(i -> name.apply(combination.deployments().get(i)))
        .collect(
            Collectors.joining(
                ", ", name.apply(combination.deployments().get(deployment)) + " beside ", ""));
  }

  private static String brief(Deployment each) {
    return "%s batch %d".formatted(each.engine(), each.batchSize());
  }

  private static String full(Deployment each) {
    return brief(each) + SettingWords.unusual(each);
  }
}
