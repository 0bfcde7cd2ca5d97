package io.optimum.workbench.service;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import java.util.List;

/// How unevenly what a co-runner does falls on the inferences of an engine.
///
/// Kernels of two streams take turns, so an inference meets about as many consecutive kernels of
/// the other as it has itself, and fewer where the other gets on more slowly than that. Where among
/// the other's kernels it begins is chance: a short inference meets a stretch of long kernels or
/// one of short ones, a long inference meets them all. No constant is in it. Assumes that a kernel
/// is waited for as long as it lasts, and that both engines run at phases that know nothing of each
/// other.
final class Turns {
  private Turns() {}

  /// Standard deviation over mean of what an inference waits for the other.
  ///
  /// @param mineNanos an inference beside the other
  /// @param theirsNanos an inference of the other meanwhile
  static double variation(
      EngineProfile mine, double mineNanos, EngineProfile theirs, double theirsNanos) {
    List<KernelProfile> kernels = theirs.kernels();
    int count = kernels.size();
    double begun = mineNanos / theirsNanos * count;
    int met = (int) Math.max(1, Math.min(mine.kernels().size(), Math.round(begun)));
    int window = met % count;
    double[] until = new double[2 * count + 1];
    for (int i = 0; i < 2 * count; i++) {
      until[i + 1] = until[i] + kernels.get(i % count).soloNanos();
    }
    double mean = until[count] / count;
    double squares = 0;
    for (int from = 0; from < count; from++) {
      double off = until[from + window] - until[from] - window * mean;
      squares += off * off;
    }
    return Math.sqrt(squares / count) / (met * mean);
  }
}
