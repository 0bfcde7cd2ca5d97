package io.optimum.workbench.strategy;

import io.optimum.workbench.domain.run.Deployment;
import java.util.Arrays;
import java.util.List;

/// What can be set per deployment. The name of a knob promises nothing: the effect is what is
/// predicted or measured.
public enum Knob {
  /// Inputs per inference: more throughput, more latency.
  BATCH("Batch size"),
  /// Concurrent contexts: overlap with itself, more memory.
  STREAMS("Streams"),
  /// Whose blocks are placed first; no isolation, for resident blocks are never taken back.
  PRIORITY("Stream priority"),
  /// One launch per inference instead of one per kernel: less host time.
  CUDA_GRAPH("CUDA graph"),
  /// A limit on inference starts, for the sake of the others.
  PACING("Pacing"),
  /// Share of the SMs, where the way of sharing knows shares.
  SM_SHARE("SM share");

  private final String title;

  Knob(String title) {
    this.title = title;
  }

  /// For people.
  public String title() {
    return title;
  }

  /// The knobs that differ between two settings of an engine.
  public static List<Knob> changed(Deployment from, Deployment to) {
    return Arrays.stream(values()).filter(knob -> !knob.of(from).equals(knob.of(to))).toList();
  }

  private Object of(Deployment deployment) {
    return switch (this) {
      case BATCH -> deployment.batchSize();
      case STREAMS -> deployment.streams();
      case PRIORITY -> deployment.priority();
      case CUDA_GRAPH -> deployment.cudaGraph();
      case PACING -> deployment.pacing();
      case SM_SHARE -> deployment.smShareFraction();
    };
  }
}
