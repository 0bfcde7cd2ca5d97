package io.optimum.workbench.predictor.prior;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.Sharing;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// The fixed point of latencies and busy fractions of one combination. Kept and reused: solving
/// allocates only when a combination is larger than any before. Belongs to one thread.
public final class RoundRobin {
  /// Enough for the tolerance on every combination tried; the map is monotone and bounded, so it
  /// converges.
  private static final int MAX_STEPS = 60;

  /// Of a busy fraction; far below what the law misses.
  private static final double TOLERANCE = 5e-5;

  /// Longer than any latency, in nanoseconds.
  private static final double LONG = 1e18;

  private int size;
  private double waitScale;
  private ProfileFacts[] facts = new ProfileFacts[0];
  private FactsCache.Known[] known = new FactsCache.Known[0];
  private Deployment[] deployments = new Deployment[0];
  private Alone[] launched = new Alone[0];
  private List<List<EngineProfile>> batches = List.of();

  /// By stream of the first and deployment of the second: what a kernel waits for one of that, with
  /// nothing else on the GPU, and what it waits longer while others use all the rest.
  private double[] pairNanos = new double[0];

  private double[] crowdNanos = new double[0];

  private double[] beside = new double[0];
  private double[] kernels = new double[0];
  private double[] dramNanos = new double[0];
  private double[] copyInNanos = new double[0];
  private double[] copyBackNanos = new double[0];

  /// What an inference takes besides what it waits for.
  private double[] unshared = new double[0];

  private double[] startsPerNano = new double[0];
  private double[] leastCycle = new double[0];
  private double[] waited = new double[0];

  /// What the copies of an inference wait for.
  private double[] queued = new double[0];

  /// Share of the GPU's SM time that one stream uses.
  private double[] use = new double[0];

  private boolean oneCopyEngine;
  private boolean timeSliced;
  private double[] busy = new double[0];
  private double[] latency = new double[0];
  private double[] solo = new double[0];

  /// @param waitScale the constant c of the law
  public void solve(ProfiledCombination combination, FactsCache cache, double waitScale) {
    load(combination, cache);
    this.waitScale = waitScale;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        pair(i, j);
      }
    }
    for (int i = 0; i < size; i++) {
      solo[i] = alone(i);
    }
    settle(0, size);
    conserve(0, size);
  }

  /// Streams of one deployment wait for each other also when alone.
  private double alone(int deployment) {
    if (deployments[deployment].streams() == 1) {
      return launched[deployment].latencyNanos();
    }
    settle(deployment, deployment + 1);
    conserve(deployment, deployment + 1);
    return latency[deployment];
  }

  public int size() {
    return size;
  }

  public ProfileFacts facts(int deployment) {
    return facts[deployment];
  }

  public Scaling scaling(int deployment) {
    return known[deployment].scaling(batches.get(deployment));
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

  /// Host time to enqueue one inference.
  public double enqueueNanos(int deployment) {
    return launched[deployment].enqueueNanos();
  }

  /// Kernels and the gaps between them, nothing else running.
  public double deviceNanos(int deployment) {
    return facts(deployment).busyNanos() + launched[deployment].gapNanos();
  }

  /// Other streams that a stream of `mine` shares with `theirs`.
  double streamsBeside(int mine, int theirs) {
    return deployments[theirs].streams() - (mine == theirs ? 1 : 0);
  }

  /// Time between inference starts of one stream: its latency, or longer when paced.
  public double cycleNanos(int deployment) {
    return Math.max(latency[deployment], leastCycle[deployment]);
  }

  private static double leastCycle(Deployment deployment) {
    return switch (deployment.pacing()) {
      case Pacing.Unlimited _ -> 0;
      case Pacing.TokenBucket bucket -> 1e9 * deployment.streams() / bucket.batchesPerSecond();
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
    batches = combination.batches();
    timeSliced = combination.combination().sharing() == Sharing.TIME_SLICED;
    oneCopyEngine = combination.gpu().copyEngines() == 1;
    if (facts.length < size) {
      reserve();
    }
    for (int i = 0; i < size; i++) {
      deployments[i] = combination.combination().deployments().get(i);
      known[i] =
          cache.of(
              combination.profiles().get(i), combination.gpu(), deployments[i].smShareFraction());
      facts[i] = known[i].facts();
      launched[i] = deployments[i].cudaGraph() ? facts[i].graph() : facts[i].plain();
      unshared[i] = launched[i].edgeNanos() + deviceNanos(i);
      leastCycle[i] = leastCycle(deployments[i]);
      kernels[i] = facts[i].kernelCount();
      dramNanos[i] = facts[i].traits().dramNanos();
      copyInNanos[i] = facts[i].copyInNanos();
      copyBackNanos[i] = facts[i].copyBackNanos();
    }
  }

  private void reserve() {
    facts = new ProfileFacts[size];
    known = new FactsCache.Known[size];
    deployments = new Deployment[size];
    pairNanos = new double[size * size];
    crowdNanos = new double[size * size];
    beside = new double[size * size];
    kernels = new double[size];
    dramNanos = new double[size];
    copyInNanos = new double[size];
    copyBackNanos = new double[size];
    use = new double[size];
    startsPerNano = new double[size];
    leastCycle = new double[size];
    launched = new Alone[size];
    unshared = new double[size];
    waited = new double[size];
    queued = new double[size];
    busy = new double[size];
    latency = new double[size];
    solo = new double[size];
  }

  private void pair(int mine, int theirs) {
    int at = mine * size + theirs;
    beside[at] = streamsBeside(mine, theirs);
    if (timeSliced || beside[at] == 0) {
      return;
    }
    int ahead = deployments[mine].priority().compareTo(deployments[theirs].priority());
    double scale = ahead > 0 ? facts[mine].waveFactor() : 1;
    double[] arrival = facts[mine].arrivalFraction();
    ProfileFacts other = facts[theirs];
    double pair = dot(arrival, ahead < 0 ? other.blockedWaveNanos() : other.blockedNanos());
    double crowd =
        dot(arrival, ahead < 0 ? other.blockedWaveCrowdNanos() : other.blockedCrowdNanos());
    pairNanos[at] = scale * pair;
    crowdNanos[at] = scale * (crowd - pair);
  }

  /// Three sums side by side do not wait for each other; there are nine bins.
  private static double dot(double[] arrival, double[] blocked) {
    double sum = 0;
    double other = 0;
    double last = 0;
    for (int bin = 0; bin < arrival.length; bin += 3) {
      sum = Math.fma(arrival[bin], blocked[bin], sum);
      other = Math.fma(arrival[bin + 1], blocked[bin + 1], other);
      last = Math.fma(arrival[bin + 2], blocked[bin + 2], last);
    }
    return sum + other + last;
  }

  private void settle(int from, int to) {
    for (int i = from; i < to; i++) {
      busy[i] = 1;
      latency[i] = LONG;
    }
    double change = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MAX_STEPS && change > TOLERANCE; step++) {
      double used = 0;
      for (int j = from; j < to; j++) {
        startsPerNano[j] = 1 / cycleNanos(j);
        use[j] = Math.min(1, facts[j].areaNanos() * startsPerNano[j]);
        used += deployments[j].streams() * use[j];
      }
      for (int i = from; i < to; i++) {
        waited[i] = waitNanos(i, from, to, used);
        queued[i] = queueNanos(i, from, to);
      }
      change = 0;
      for (int i = from; i < to; i++) {
        latency[i] = Math.max(launched[i].latencyNanos(), unshared[i] + waited[i] + queued[i]);
        double next = Math.min(1, (facts[i].busyNanos() + waited[i]) / cycleNanos(i));
        change = Math.max(change, Math.abs(next - busy[i]));
        busy[i] = next;
      }
    }
  }

  /// For each stream beside it, one turn per kernel, but no longer than that stream is in the way.
  /// DRAM traffic takes longer by the share of the bandwidth that others use. Time slices are as
  /// long as it takes.
  private double waitNanos(int mine, int from, int to, double used) {
    double sum = 0;
    double dramUse = 0;
    for (int j = from; j < to; j++) {
      int at = mine * size + j;
      if (timeSliced) {
        sum += beside[at] * busy[j] * deviceNanos(mine);
      } else if (beside[at] > 0) {
        double others = Math.clamp(used - use[mine] - use[j], 0, 1);
        double perKernel = pairNanos[at] + others * crowdNanos[at];
        double turns = waitScale * busy[j] * kernels[mine];
        double inTheWay = latency[mine] * startsPerNano[j] * kernels[j];
        sum += beside[at] * perKernel * Math.min(turns, inTheWay);
        dramUse += beside[at] * dramNanos[j] * startsPerNano[j];
      }
    }
    return sum + dramNanos[mine] * dramUse;
  }

  /// Copies in one direction wait for each other: in the time between two of its own, a stream
  /// begins so many of which each is met with the probability that it is under way.
  private double queueNanos(int mine, int from, int to) {
    double restPerNano = 1 / (unshared[mine] + waited[mine]);
    double sum = 0;
    for (int j = from; j < to; j++) {
      double starts = latency[mine] * startsPerNano[j];
      double in = queueNanos(copyInNanos[j], restPerNano, starts);
      double back = queueNanos(copyBackNanos[j], restPerNano, starts);
      double both = oneCopyEngine ? in + back : 0;
      sum +=
          beside[mine * size + j]
              * ((copyInNanos[mine] > 0 ? Math.max(in, both) : 0)
                  + (copyBackNanos[mine] > 0 ? Math.max(back, both) : 0));
    }
    return sum;
  }

  private static double queueNanos(double copy, double restPerNano, double starts) {
    return copy * Math.min(1, starts * Math.min(1, copy * restPerNano));
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
