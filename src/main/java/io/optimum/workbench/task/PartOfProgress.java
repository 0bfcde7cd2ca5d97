package io.optimum.workbench.task;

/// A stretch of a longer progress.
record PartOfProgress(Progress whole, double fromFraction, double toFraction) implements Progress {
  @Override
  public void report(double doneFraction, String message) {
    whole.report(
        doneFraction < 0 ? doneFraction : fromFraction + doneFraction * (toFraction - fromFraction),
        message);
  }

  @Override
  public void checkpoint() {
    whole.checkpoint();
  }
}
