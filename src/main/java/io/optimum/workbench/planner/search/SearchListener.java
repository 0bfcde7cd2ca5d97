package io.optimum.workbench.planner.search;

/// Watches a search, for a live chart. Called on the thread that plans.
@FunctionalInterface
public interface SearchListener {
  /// A better plan was found.
  ///
  /// @param evaluations candidates judged so far
  /// @param score its objective, higher is better; the first one may be followed by a lower score
  ///   once measurements replace predictions
  void improved(int evaluations, double score);

  /// Watches nothing.
  static SearchListener none() {
    return (_, _) -> {};
  }
}
