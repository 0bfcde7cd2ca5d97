package io.optimum.workbench.predictor;

/// How much of a query was seen in training: known when predicting, and what an error can be
/// expected to be depends on it.
public enum Regime {
  /// The same engines were measured together, at other settings.
  COMBINATION_SEEN("combination seen"),
  /// Every engine was measured, but not beside these.
  COMBINATION_UNSEEN("combination unseen"),
  /// An engine was never measured beside others.
  MODEL_UNSEEN("model unseen");

  private final String words;

  Regime(String words) {
    this.words = words;
  }

  /// For people.
  public String words() {
    return words;
  }
}
