package io.optimum.workbench.strategy;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// A space of settings where engines, their profiles and the way of sharing are known.
///
/// Paces are shares of what the engine starts alone, so that a pace means the same at every batch
/// size; they are kept when another knob is turned.
record EngineSettings(SettingsSpace space, Profiles profiles, GpuId gpu, Sharing sharing) {
  private static final double ROUNDING = 0.01;

  /// Every setting of a deployment's engine, smallest batch first.
  List<Deployment> all(Deployment deployment) {
    List<Deployment> all = List.of(deployment);
    all = each(all, batchSizes(deployment.engine()), Deployment::withBatchSize);
    all = each(all, space.streams(), Deployment::withStreams);
    all = each(all, space.priorities(), Deployment::withPriority);
    all = each(all, space.cudaGraphs(), Deployment::withCudaGraph);
    if (sharing.hasSmShares()) {
      all = each(all, space.smShares(), Deployment::withSmShareFraction);
    }
    return each(all, space.paces(), this::paced);
  }

  private static <T> List<Deployment> each(
      List<Deployment> all, List<T> values, BiFunction<Deployment, T, Deployment> with) {
    return all.stream()
        .flatMap(one -> values.stream().map(value -> with.apply(one, value)))
        .toList();
  }

  /// The settings one knob away, the batch size by one profiled step.
  List<Deployment> steps(Deployment from) {
    List<Deployment> steps = new ArrayList<>();
    List<Integer> batchSizes = batchSizes(from.engine());
    int at = batchSizes.indexOf(from.batchSize());
    for (int next : new int[] {at - 1, at + 1}) {
      if (next >= 0 && next < batchSizes.size()) {
        steps.add(paced(from.withBatchSize(batchSizes.get(next)), pace(from)));
      }
    }
    space.streams().forEach(value -> steps.add(paced(from.withStreams(value), pace(from))));
    space.priorities().forEach(value -> steps.add(from.withPriority(value)));
    space.cudaGraphs().forEach(value -> steps.add(from.withCudaGraph(value)));
    if (sharing.hasSmShares()) {
      space.smShares().forEach(value -> steps.add(from.withSmShareFraction(value)));
    }
    space.paces().forEach(value -> steps.add(paced(from, value)));
    steps.removeIf(from::equals);
    return steps;
  }

  List<Integer> batchSizes(EngineId engine) {
    return profiles.batchSizes(engine, gpu);
  }

  private Deployment paced(Deployment deployment, double pace) {
    return deployment.withPacing(
        pace == 1
            ? Pacing.unlimited()
            : new Pacing.TokenBucket(rounded(pace * startsPerSecond(deployment))));
  }

  private double pace(Deployment deployment) {
    return switch (deployment.pacing()) {
      case Pacing.Unlimited _ -> 1;
      case Pacing.TokenBucket bucket ->
          known(bucket.batchesPerSecond() / startsPerSecond(deployment));
    };
  }

  /// The pace of the space that a rounded one is.
  private double known(double pace) {
    return space.paces().stream()
        .filter(each -> Math.abs(each - pace) < ROUNDING * each)
        .findFirst()
        .orElse(pace);
  }

  private double startsPerSecond(Deployment deployment) {
    double aloneNanos =
        profiles.require(deployment.engine(), gpu, deployment.batchSize()).latencyNanos();
    return deployment.streams() * 1e9 / aloneNanos;
  }

  /// To hundredths, so that the same pace reached on two ways is the same.
  private static double rounded(double perSecond) {
    return Math.max(0.01, Math.rint(100 * perSecond) / 100);
  }
}
