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
    sum = 0;
  }

  /// @param draw at least 0
  void add(double draw) {
    draws[count++] = draw;
    sum += draw;
  }

  /// What the kernel that was added at a place draws.
  double draw(int index) {
    return draws[index];
  }

  /// Shares it among the kernels that were added since [#clear].
  void share() {
    saturated = sum > 1;
    if (saturated) {
      fill();
    } else {
      findMost();
    }
  }

  private void findMost() {
    double largest = 0;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, draws[i]);
    }
    most = largest;
  }

  /// Progressive filling: raises the level until those below it, served in full, and the others,
  /// served up to it, use all there is.
  ///
  /// Which draws are above is as good as random, so it is told without branches: the bits of
  /// numbers that are not negative ascend with them.
  private void fill() {
    double next = 1.0 / count;
    long least;
    do {
      level = next;
      long levelBits = Double.doubleToRawLongBits(level);
      double served = 0;
      int others = 0;
      least = Long.MAX_VALUE;
      for (int i = 0; i < count; i++) {
        long bits = Double.doubleToRawLongBits(draws[i]);
        long ifAbove = (levelBits - bits) >> (Long.SIZE - 1);
        served += Double.longBitsToDouble(bits & ~ifAbove);
        others -= (int) ifAbove;
        least = Math.min(least, bits | (~ifAbove & Long.MAX_VALUE));
      }
      above = others;
      next = (1 - served) / others;
    } while (Double.doubleToRawLongBits(next) >= least);
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
