package io.optimum.workbench.domain.serving;

/// Times that a load generator reports of a request, in nanoseconds. Those of the client include
/// the network and the queue of the server; the last two are the server's own.
public enum ServedLatency {
  MEAN("mean"),
  P50("p50"),
  P90("p90"),
  P95("p95"),
  P99("p99"),
  /// Mean wait for a free instance.
  SERVER_QUEUE("queue"),
  /// Mean time of the inference itself.
  SERVER_COMPUTE("compute");

  private final String label;

  ServedLatency(String label) {
    this.label = label;
  }

  /// For the heads of columns.
  public String label() {
    return label;
  }
}
