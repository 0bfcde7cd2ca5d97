package io.optimum.workbench.strategy;

import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.run.StreamPriority;
import java.util.List;

/// The settings that are tried for every deployment, beside its profiled batch sizes.
///
/// @param streams numbers of streams
/// @param priorities stream priorities
/// @param cudaGraphs with and without a CUDA graph
/// @param smShares shares of the SMs, above 0 to 1, where the way of sharing knows shares
/// @param paces inference starts over those that the engine makes alone with the same settings,
///   above 0 to 1; 1 = no limit
public record SettingsSpace(
    List<Integer> streams,
    List<StreamPriority> priorities,
    List<Boolean> cudaGraphs,
    List<Double> smShares,
    List<Double> paces) {
  public SettingsSpace {
    streams = List.copyOf(Require.notEmpty(streams, "streams"));
    priorities = List.copyOf(Require.notEmpty(priorities, "priorities"));
    cudaGraphs = List.copyOf(Require.notEmpty(cudaGraphs, "cudaGraphs"));
    smShares = shares(smShares, "smShares");
    paces = shares(paces, "paces");
  }

  private static List<Double> shares(List<Double> values, String name) {
    Require.notEmpty(values, name)
        .forEach(each -> Require.positive(Require.fraction(each, name), name));
    return List.copyOf(values);
  }

  /// One and two streams, every priority, with and without a graph, quarters of the SMs, and the
  /// half and the quarter of the pace.
  public static SettingsSpace standard() {
    return new SettingsSpace(
        List.of(1, 2),
        List.of(StreamPriority.values()),
        List.of(false, true),
        List.of(1.0, 0.75, 0.5, 0.25),
        List.of(1.0, 0.5, 0.25));
  }
}
