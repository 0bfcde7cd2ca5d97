package io.optimum.workbench.task;

/// Stays where it is when work goes over a stretch again. Many threads may report.
final class ForwardProgress implements Progress {
  private final Progress whole;
  private double furthestFraction;

  ForwardProgress(Progress whole) {
    this.whole = whole;
  }

  @Override
  public synchronized void report(double doneFraction, String message) {
    furthestFraction = Math.max(furthestFraction, doneFraction);
    whole.report(doneFraction < 0 ? doneFraction : furthestFraction, message);
  }

  @Override
  public void checkpoint() {
    whole.checkpoint();
  }
}
