package io.optimum.workbench.domain;

/// Where a number comes from.
///
/// @param source what produced it
/// @param replayed whether it was played back from a recording
public record Provenance(Source source, boolean replayed) {
  public static final Provenance PREDICTED = new Provenance(Source.PREDICTED, false);
  public static final Provenance SIMULATED = new Provenance(Source.SIMULATOR, false);
  public static final Provenance MEASURED = new Provenance(Source.GPU, false);

  /// What can produce a number.
  public enum Source {
    GPU,
    SIMULATOR,
    PREDICTED
  }

  /// One word for tables: measured, simulated, predicted, or replayed.
  public String word() {
    String word =
        switch (source) {
          case GPU -> "measured";
          case SIMULATOR -> "simulated";
          case PREDICTED -> "predicted";
        };
    return replayed ? "replayed (" + word + ")" : word;
  }
}
