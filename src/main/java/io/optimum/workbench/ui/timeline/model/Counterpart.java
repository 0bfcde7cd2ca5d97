package io.optimum.workbench.ui.timeline.model;

/// What a run can be compared with, made for it.
public enum Counterpart {
  /// Each engine on the GPU by itself.
  ALONE("alone"),
  /// The same, slowed down as the predictor says: where every inference would be if each took its
  /// predicted time.
  PREDICTED("predicted");

  private final String title;

  Counterpart(String title) {
    this.title = title;
  }

  /// For the labels of rows.
  String title() {
    return title;
  }
}
