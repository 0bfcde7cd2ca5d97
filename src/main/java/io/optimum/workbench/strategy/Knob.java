package io.optimum.workbench.strategy;

import io.optimum.workbench.domain.Deployment;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// What can be set per deployment. The name of a knob promises nothing: the effect is what is
/// predicted or measured.
public enum Knob {
  /// Inputs per inference: more throughput, more latency.
  BATCH("Batch size", true, Deployment::batchSize),
  /// Concurrent contexts: overlap with itself, more memory.
  STREAMS("Streams", false, Deployment::streams),
  /// Whose blocks are placed first; no isolation, for resident blocks are never taken back.
  PRIORITY("Stream priority", true, Deployment::priority),
  /// One launch per inference instead of one per kernel: less host time.
  CUDA_GRAPH("CUDA graph", false, Deployment::cudaGraph),
  /// A limit on inference starts, for the sake of the others.
  PACING("Pacing", true, Deployment::pacing),
  /// Share of the SMs, where the way of sharing knows shares.
  SM_SHARE("SM share", false, Deployment::smShareFraction);

  private final String title;
  private final boolean steerable;
  private final Function<Deployment, Object> value;

  Knob(String title, boolean steerable, Function<Deployment, Object> value) {
    this.title = title;
    this.steerable = steerable;
    this.value = value;
  }

  /// For people.
  public String title() {
    return title;
  }

  /// Whether it can be turned while a run goes.
  public boolean steerable() {
    return steerable;
  }

  /// The knobs that differ between two settings of an engine.
  public static List<Knob> changed(Deployment from, Deployment to) {
    return Arrays.stream(values())
        .filter(knob -> !knob.value.apply(from).equals(knob.value.apply(to)))
        .toList();
  }
}
