package io.optimum.workbench.device.sim.rate;

/// A resource that resident kernels share max-min fairly: what each draws of it alone and, once all
/// have been added, what each could draw beside the others, as shares of its peak.
final class SharedResource {
  private final double[] draws;
  private int count;
  private double sum;
  private double most;
  private boolean saturated;
  private double level;
  private int above;

  /// @param kernels how many there are at most
  SharedResource(int kernels) {
    draws = new double[kernels];
  }

  void clear() {
    count = 0;
  }

  void add(double draw) {
    draws[count++] = draw;
  }

  /// What the kernel that was added at a place draws.
  double draw(int index) {
    return draws[index];
  }

  /// Shares it among the kernels that were added since [#clear].
  void share() {
    sum = 0;
    most = 0;
    for (int i = 0; i < count; i++) {
      sum += draws[i];
      most = Math.max(most, draws[i]);
    }
    saturated = sum > 1;
    if (saturated) {
      fill();
    }
  }

  /// Progressive filling: raises the level until those below it, served in full, and the others,
  /// served up to it, use all there is.
  private void fill() {
    double next = 1.0 / count;
    double least;
    do {
      level = next;
      double served = 0;
      above = 0;
      least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < count; i++) {
        if (draws[i] <= level) {
          served += draws[i];
        } else {
          above++;
          least = Math.min(least, draws[i]);
        }
      }
      next = (1 - served) / above;
    } while (next >= least);
    level = Math.max(level, next);
  }

  /// How often a draw fits into what its kernel could draw if it asked for more. While there is
  /// enough, that is what the others leave, or half of it and the largest draw together; once there
  /// is not, the level of progressive filling, or for a kernel below it an equal part of what those
  /// at the level and it have together.
  double load(double draw) {
    if (saturated) {
      return draw / Math.min(level, (above * level + draw) / (above + 1));
    }
    double left = 1 - (sum - draw);
    return draw / Math.max(left, (left + most) / 2);
  }
}
