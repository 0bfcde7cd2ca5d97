package io.optimum.workbench.domain.serving;

/// Load generators of inference servers whose reports can be read.
public enum ServingTool {
  MODEL_ANALYZER("Triton Model Analyzer"),
  PERF_ANALYZER("perf_analyzer");

  private final String label;

  ServingTool(String label) {
    this.label = label;
  }

  /// For people.
  public String label() {
    return label;
  }
}
