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
/// @param copyInNanos the copy to the device, with the link to itself
/// @param copyBackNanos the copy back, with the link to itself
/// @param arrivalFraction share of the kernels per width bin
/// @param waveFactor waves per kernel, on average
/// @param blockedNanos per width bin: what a kernel of that width waits, on average, for one kernel
///   of this profile, nothing else on the GPU
/// @param blockedCrowdNanos the same while all that others leave is in use
/// @param blockedWaveNanos as blockedNanos when it passes ahead at the next end of a wave
/// @param blockedWaveCrowdNanos as blockedCrowdNanos when it passes ahead
/// @param areaNanos width times duration, summed
/// @param traits features of the profile alone, see [Traits]
public record ProfileFacts(
    int kernelCount,
    double busyNanos,
    Alone plain,
    Alone graph,
    double copyInNanos,
    double copyBackNanos,
    double[] arrivalFraction,
    double waveFactor,
    double[] blockedNanos,
    double[] blockedCrowdNanos,
    double[] blockedWaveNanos,
    double[] blockedWaveCrowdNanos,
    double areaNanos,
    Traits traits) {
  /// Bins of kernels that fit the GPU in one wave.
  static final int BINS = 8;

  /// Share of the room that the blocks of a kernel find which does not fit as a whole. Like
  /// [#CROWDED] fitted to 24 worlds that are none of the standard proof's (decision 205).
  private static final double FILLED = 0.7;

  /// Share of the GPU that a crowd which uses all of it leaves none of to a pair, on average.
  private static final double CROWDED = 0.4;

  /// Copies to and from the device, with the link to itself.
  public double copyNanos() {
    return copyInNanos + copyBackNanos;
  }

  static ProfileFacts of(EngineProfile profile, GpuSpec gpu, double smShareFraction) {
    return new Tally(profile, gpu, smShareFraction).facts();
  }

  /// What a kernel is waited for, bin by bin.
  private static final class Tally {
    private final EngineProfile profile;
    private final GpuSpec gpu;
    private final double share;
    private final double scale;
    private final double copyInNanos;
    private final double copyBackNanos;
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
      copyInNanos = gpu.copyNanos(profile.inputBytes());
      copyBackNanos = gpu.copyNanos(profile.outputBytes());
      plain = Alone.Play.ofKernels(calibration, copyInNanos, copyBackNanos);
      graph = Alone.Play.ofGraph(calibration, gpu.launchHostNanos(), copyInNanos, copyBackNanos);
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
          copyInNanos,
          copyBackNanos,
          Arrays.stream(arrivals).map(each -> each / count).toArray(),
          waves / count,
          blocked(held, count, 0),
          blocked(held, count, CROWDED),
          blocked(heldWave, count, 0),
          blocked(heldWave, count, CROWDED),
          area,
          sums.traits(count, busy));
    }

    private static double[] blocked(double[] heldNanos, int count, double taken) {
      double[] blocked = new double[BINS + 1];
      for (int mine = 0; mine <= BINS; mine++) {
        for (int theirs = 0; theirs <= BINS; theirs++) {
          blocked[mine] += heldNanos[theirs] / count * lostFraction(mine, theirs, taken);
        }
      }
      return blocked;
    }

    /// What does not fit beside the other gets part of the room there is, until the other ends.
    private static double lostFraction(int mine, int theirs, double taken) {
      double room = Math.max(0, 1 - width(theirs) - taken);
      return width(mine) <= room ? 0 : 1 - FILLED * room / width(mine);
    }

    private static double width(int bin) {
      return bin == BINS ? 1 : (bin + 0.5) / BINS;
    }

    private static int bin(double width) {
      return width >= 1 ? BINS : (int) (width * BINS);
    }
  }
}
