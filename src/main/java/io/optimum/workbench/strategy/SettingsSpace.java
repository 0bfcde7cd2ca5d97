package io.optimum.workbench.strategy;

import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.Profiles;
import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.StreamPriority;
import java.util.ArrayList;
import java.util.List;

/// The settings that are tried for every deployment, beside its profiled batch sizes. Pacing and SM
/// share stay as they are.
///
/// @param streams numbers of streams
/// @param priorities stream priorities
/// @param cudaGraphs with and without a CUDA graph
public record SettingsSpace(
    List<Integer> streams, List<StreamPriority> priorities, List<Boolean> cudaGraphs) {
  public SettingsSpace {
    streams = List.copyOf(Require.notEmpty(streams, "streams"));
    priorities = List.copyOf(Require.notEmpty(priorities, "priorities"));
    cudaGraphs = List.copyOf(Require.notEmpty(cudaGraphs, "cudaGraphs"));
  }

  /// One and two streams, every priority, with and without a graph.
  public static SettingsSpace standard() {
    return new SettingsSpace(List.of(1, 2), List.of(StreamPriority.values()), List.of(false, true));
  }

  /// Every setting of a deployment's engine, smallest batch first.
  public List<Deployment> settings(Deployment deployment, Profiles profiles, GpuId gpu) {
    List<Deployment> all = new ArrayList<>();
    for (int batchSize : profiles.batchSizes(deployment.engine(), gpu)) {
      for (int count : streams) {
        for (StreamPriority priority : priorities) {
          for (boolean graph : cudaGraphs) {
            all.add(
                deployment
                    .withBatchSize(batchSize)
                    .withStreams(count)
                    .withPriority(priority)
                    .withCudaGraph(graph));
          }
        }
      }
    }
    return all;
  }

  /// The settings one knob away, the batch size by one profiled step.
  List<Deployment> steps(Deployment from, List<Integer> batchSizes) {
    List<Deployment> steps = new ArrayList<>();
    int at = batchSizes.indexOf(from.batchSize());
    for (int next : new int[] {at - 1, at + 1}) {
      if (next >= 0 && next < batchSizes.size()) {
        steps.add(from.withBatchSize(batchSizes.get(next)));
      }
    }
    streams.forEach(value -> steps.add(from.withStreams(value)));
    priorities.forEach(value -> steps.add(from.withPriority(value)));
    cudaGraphs.forEach(value -> steps.add(from.withCudaGraph(value)));
    steps.removeIf(from::equals);
    return steps;
  }
}
