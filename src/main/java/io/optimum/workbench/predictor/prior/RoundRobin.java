package io.optimum.workbench.predictor.prior;

import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.Sharing;
import java.util.function.IntToDoubleFunction;

/// The fixed point of latencies and busy fractions of one combination. Kept and reused: solving
/// allocates only when a combination is larger than any before. Belongs to one thread.
public final class RoundRobin {
  /// Enough for 1e-9 on every combination tried; the map is monotone and bounded, so it converges.
  private static final int MAX_STEPS = 60;

  private static final double TOLERANCE = 1e-9;

  private int size;
  private ProfileFacts[] facts = new ProfileFacts[0];
  private FactsCache.Known[] known = new FactsCache.Known[0];
  private Deployment[] deployments = new Deployment[0];
  private double[] wait = new double[0];
  private double[] blocking = new double[0];
  private double[] waited = new double[0];
  private double[] busy = new double[0];
  private double[] latency = new double[0];
  private double[] solo = new double[0];

  /// @param waitScale the constant c of the law
  public void solve(ProfiledCombination combination, FactsCache cache, double waitScale) {
    load(combination, cache);
    boolean timeSliced = combination.combination().sharing() == Sharing.TIME_SLICED;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double nanos = perKernel(i, j);
        wait[i * size + j] =
            timeSliced ? deviceNanos(i) : waitScale * facts(i).kernelCount() * nanos;
        blocking[i * size + j] = timeSliced ? Double.MAX_VALUE : facts(j).kernelCount() * nanos;
      }
    }
    for (int i = 0; i < size; i++) {
      settle(i, i + 1);
      conserve(i, i + 1);
      solo[i] = latency[i];
    }
    settle(0, size);
    conserve(0, size);
  }

  public int size() {
    return size;
  }

  public ProfileFacts facts(int deployment) {
    return facts[deployment];
  }

  public Scaling scaling(int deployment) {
    return known[deployment].scaling();
  }

  public Deployment deployment(int deployment) {
    return deployments[deployment];
  }

  /// Latency beside all others.
  public double latencyNanos(int deployment) {
    return latency[deployment];
  }

  /// Latency with the same settings alone.
  public double soloNanos(int deployment) {
    return solo[deployment];
  }

  /// Never below 1.
  public double slowdown(int deployment) {
    return Math.max(1, latency[deployment] / solo[deployment]);
  }

  /// Share of the time with a kernel waiting or running, per stream.
  public double busyFraction(int deployment) {
    return busy[deployment];
  }

  public double enqueueNanos(int deployment) {
    ProfileFacts its = facts(deployment);
    return deployments[deployment].cudaGraph() ? its.graphEnqueueNanos() : its.enqueueNanos();
  }

  /// Kernels and the gaps between them, nothing else running.
  public double deviceNanos(int deployment) {
    ProfileFacts its = facts(deployment);
    return its.busyNanos()
        + (deployments[deployment].cudaGraph() ? its.graphGapNanos() : its.gapNanos());
  }

  /// Other streams that a stream of `mine` shares with `theirs`.
  double streamsBeside(int mine, int theirs) {
    return deployments[theirs].streams() - (mine == theirs ? 1 : 0);
  }

  /// Time between inference starts of one stream: its latency, or longer when paced.
  public double cycleNanos(int deployment) {
    return switch (deployments[deployment].pacing()) {
      case Pacing.Unlimited _ -> latency[deployment];
      case Pacing.TokenBucket bucket ->
          Math.max(
              latency[deployment],
              1e9 * deployments[deployment].streams() / bucket.batchesPerSecond());
    };
  }

  /// Share of the GPU's SM time that a deployment uses.
  double smUse(int deployment) {
    return deployments[deployment].streams()
        * facts(deployment).areaNanos()
        / cycleNanos(deployment);
  }

  public Traits traits(int deployment) {
    return facts[deployment].traits();
  }

  public double meanKernelNanos(int deployment) {
    return facts[deployment].busyNanos() / facts[deployment].kernelCount();
  }

  /// Over all streams.
  public double sum(IntToDoubleFunction value) {
    double sum = 0;
    for (int j = 0; j < size; j++) {
      sum += deployments[j].streams() * value.applyAsDouble(j);
    }
    return sum;
  }

  /// Over the streams that a stream of `mine` shares with.
  public double sumBeside(int mine, IntToDoubleFunction value) {
    double sum = 0;
    for (int j = 0; j < size; j++) {
      sum += streamsBeside(mine, j) * value.applyAsDouble(j);
    }
    return sum;
  }

  /// The value itself where there is nothing beside.
  public double meanBeside(int mine, IntToDoubleFunction value) {
    double streams = sumBeside(mine, _ -> 1);
    return streams == 0 ? value.applyAsDouble(mine) : sumBeside(mine, value) / streams;
  }

  /// Zero where there is nothing beside.
  public double maxBeside(int mine, IntToDoubleFunction value) {
    double max = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < size; j++) {
      max = streamsBeside(mine, j) > 0 ? Math.max(max, value.applyAsDouble(j)) : max;
    }
    return max == Double.NEGATIVE_INFINITY ? 0 : max;
  }

  private void load(ProfiledCombination combination, FactsCache cache) {
    size = combination.combination().size();
    if (facts.length < size) {
      facts = new ProfileFacts[size];
      known = new FactsCache.Known[size];
      deployments = new Deployment[size];
      wait = new double[size * size];
      blocking = new double[size * size];
      waited = new double[size];
      busy = new double[size];
      latency = new double[size];
      solo = new double[size];
    }
    for (int i = 0; i < size; i++) {
      deployments[i] = combination.combination().deployments().get(i);
      known[i] =
          cache.of(
              combination.profiles().get(i),
              combination.batches().get(i),
              combination.gpu(),
              deployments[i].smShareFraction());
      facts[i] = known[i].facts();
    }
  }

  /// What one kernel of `mine` waits for one stream of `theirs` that is always busy.
  private double perKernel(int mine, int theirs) {
    int ahead = deployments[mine].priority().compareTo(deployments[theirs].priority());
    double[] blocked = ahead < 0 ? facts(theirs).blockedWaveNanos() : facts(theirs).blockedNanos();
    double[] arrival = facts(mine).arrivalFraction();
    double sum = 0;
    for (int bin = 0; bin < arrival.length; bin++) {
      sum = Math.fma(arrival[bin], blocked[bin], sum);
    }
    return ahead > 0 ? sum * facts(mine).waveFactor() : sum;
  }

  private void settle(int from, int to) {
    for (int i = from; i < to; i++) {
      busy[i] = 1;
      latency[i] = Double.MAX_VALUE;
    }
    double change = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MAX_STEPS && change > TOLERANCE; step++) {
      for (int i = from; i < to; i++) {
        waited[i] = waitNanos(i, from, to);
      }
      change = 0;
      for (int i = from; i < to; i++) {
        latency[i] = Math.max(enqueueNanos(i), deviceNanos(i) + waited[i]) + facts(i).copyNanos();
        double next = Math.min(1, (facts(i).busyNanos() + waited[i]) / cycleNanos(i));
        change = Math.max(change, Math.abs(next - busy[i]));
        busy[i] = next;
      }
    }
  }

  /// For each stream beside it, one turn per kernel, but no longer than that stream is in the way.
  private double waitNanos(int mine, int from, int to) {
    double sum = 0;
    for (int j = from; j < to; j++) {
      double turns = busy[j] * wait[mine * size + j];
      double inTheWay = latency[mine] * blocking[mine * size + j] / cycleNanos(j);
      sum += streamsBeside(mine, j) * Math.min(turns, inTheWay);
    }
    return sum;
  }

  /// Stretches all latencies where more SM time would be used than there is: three kernels of half
  /// the width fit in pairs, but not all at once.
  private void conserve(int from, int to) {
    double used = 0;
    for (int i = from; i < to; i++) {
      used += smUse(i);
    }
    for (int i = from; i < to && used > 1; i++) {
      latency[i] *= used;
    }
  }
}
