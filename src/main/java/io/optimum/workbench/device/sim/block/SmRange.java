package io.optimum.workbench.device.sim.block;

/// The SMs that a stream may use: `first` to `end`, exclusive.
public record SmRange(int first, int end) {
  public int size() {
    return end - first;
  }

  /// A share of the GPU, at least one SM, beginning at `from` and moved down where it would stick
  /// out.
  public static SmRange share(double fraction, int from, int smCount) {
    int size = Math.clamp(Math.round(fraction * smCount), 1, smCount);
    int start = Math.min(from, smCount - size);
    return new SmRange(start, start + size);
  }
}
