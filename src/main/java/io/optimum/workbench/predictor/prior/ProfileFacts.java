package io.optimum.workbench.predictor.prior;

import io.optimum.workbench.domain.engine.Calibration;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.Arrays;

/// What prediction needs of one profile on one GPU at one SM share: sums over its kernels, so that
/// a prediction costs the same for 50 kernels and for 5000.
///
/// A kernel's *width* is the share of the GPU that its resident blocks hold. Widths fall into
/// [#BINS] equal bins, and one more for kernels of several waves.
///
/// @param kernelCount kernels of one inference
/// @param busyNanos time in kernels, alone
/// @param plain alone, every kernel launched for itself
/// @param graph alone, launched as a CUDA graph
/// @param copyNanos copies to and from the device, with the link to itself
/// @param arrivalFraction share of the kernels per width bin
/// @param waveFactor waves per kernel, on average
/// @param blockedNanos per width bin: what a kernel of that width waits, on average, for one kernel
///   of this profile
/// @param blockedWaveNanos the same when it passes ahead at the next end of a wave
/// @param areaNanos width times duration, summed
/// @param traits features of the profile alone, see [Traits]
public record ProfileFacts(
    int kernelCount,
    double busyNanos,
    Alone plain,
    Alone graph,
    double copyNanos,
    double[] arrivalFraction,
    double waveFactor,
    double[] blockedNanos,
    double[] blockedWaveNanos,
    double areaNanos,
    Traits traits) {
  /// Bins of kernels that fit the GPU in one wave.
  static final int BINS = 8;

  static ProfileFacts of(EngineProfile profile, GpuSpec gpu, double smShareFraction) {
    return new Tally(profile, gpu, smShareFraction).facts();
  }

  /// What a kernel is waited for, bin by bin.
  private static final class Tally {
    private final EngineProfile profile;
    private final GpuSpec gpu;
    private final double share;
    private final double scale;
    private final double copyNanos;
    private final Alone.Play plain;
    private final Alone.Play graph;
    private final double[] arrivals = new double[BINS + 1];
    private final double[] held = new double[BINS + 1];
    private final double[] heldWave = new double[BINS + 1];
    private final Traits.Sums sums = new Traits.Sums();
    private double busy;
    private double waves;
    private double area;

    Tally(EngineProfile profile, GpuSpec gpu, double share) {
      this.profile = profile;
      this.gpu = gpu;
      this.share = share;
      Calibration calibration = Calibration.of(profile, gpu, true);
      scale = calibration.scale();
      double in = gpu.copyNanos(profile.inputBytes());
      double back = gpu.copyNanos(profile.outputBytes());
      copyNanos = in + back;
      plain = Alone.Play.ofKernels(calibration, in, back);
      graph = Alone.Play.ofGraph(calibration, gpu.launchHostNanos(), in, back);
      profile.kernels().forEach(this::add);
    }

    private void add(KernelProfile kernel) {
      Occupancy whole = Occupancy.of(kernel, gpu, 1);
      Occupancy here = share < 1 ? Occupancy.of(kernel, gpu, share) : whole;
      double nanos = kernel.soloNanos() * scale * here.waves() / whole.waves();
      double wave = nanos / here.waves();
      int bin = bin(here.waves() > 1 ? share : here.tailWidth());
      int tail = bin(here.tailWidth());
      arrivals[here.waves() > 1 && share >= 1 ? BINS : Math.min(bin, BINS - 1)]++;
      held[bin] += nanos - wave;
      held[tail] += wave;
      heldWave[here.waves() > 1 ? bin : tail] += wave;
      plain.add(nanos);
      graph.add(nanos);
      busy += nanos;
      waves += here.waves();
      area += (nanos - wave) * share + wave * here.tailWidth();
      sums.add(kernel, nanos, here, gpu);
    }

    private ProfileFacts facts() {
      int count = profile.kernels().size();
      return new ProfileFacts(
          count,
          busy,
          plain.played(),
          graph.played(),
          copyNanos,
          Arrays.stream(arrivals).map(each -> each / count).toArray(),
          waves / count,
          blocked(held, count),
          blocked(heldWave, count),
          area,
          sums.traits(count, busy));
    }

    private static double[] blocked(double[] heldNanos, int count) {
      double[] blocked = new double[BINS + 1];
      for (int mine = 0; mine <= BINS; mine++) {
        for (int theirs = 0; theirs <= BINS; theirs++) {
          blocked[mine] += heldNanos[theirs] / count * lostFraction(mine, theirs);
        }
      }
      return blocked;
    }

    /// A kernel of one wave waits in full when both do not fit; one of several waves loses only the
    /// room that the other holds.
    private static double lostFraction(int mine, int theirs) {
      if (mine == BINS) {
        return width(theirs);
      }
      return width(mine) + width(theirs) > 1 ? 1 : 0;
    }

    private static double width(int bin) {
      return bin == BINS ? 1 : (bin + 0.5) / BINS;
    }

    private static int bin(double width) {
      return width >= 1 ? BINS : (int) (width * BINS);
    }
  }
}
