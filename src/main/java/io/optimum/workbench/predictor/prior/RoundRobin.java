package io.optimum.workbench.predictor.prior;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Sharing;
import java.util.Arrays;
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

  /// A kernel of the highest priority waits for what runs, however many stand in line: the more are
  /// busy, the less for each, to this power. Like [#BETWEEN] fitted to 20 worlds that are none of
  /// the standard proof's (decision 302).
  private static final double PASSED = 0.3;

  /// Share of the kernels ahead of a lower priority that come into line while it waits for others.
  private static final double BETWEEN = 0.3;

  /// Nobody waits for ever.
  private static final double LEAST_LEFT = 0.05;

  private int size;
  private double waitScale;
  private boolean oneCopyEngine;
  private boolean timeSliced;
  private boolean oneAhead;
  private List<List<EngineProfile>> batches = List.of();
  private Party[] parties = new Party[0];
  private Pair[][] pairs = new Pair[0][];

  /// @param waitScale the constant c of the law
  public void solve(ProfiledCombination combination, FactsCache cache, double waitScale) {
    load(combination, cache);
    this.waitScale = waitScale;
    for (int i = 0; i < size; i++) {
      parties[i].soloNanos = alone(i);
    }
    settle(0, size);
    conserve(0, size);
  }

  /// Streams of one deployment wait for each other also when alone.
  private double alone(int deployment) {
    if (parties[deployment].streams == 1) {
      return parties[deployment].aloneNanos;
    }
    settle(deployment, deployment + 1);
    conserve(deployment, deployment + 1);
    return latencyNanos(deployment);
  }

  public int size() {
    return size;
  }

  public ProfileFacts facts(int deployment) {
    return parties[deployment].facts;
  }

  public Scaling scaling(int deployment) {
    return parties[deployment].known.scaling(batches.get(deployment));
  }

  public Deployment deployment(int deployment) {
    return parties[deployment].deployment;
  }

  /// Latency beside all others.
  public double latencyNanos(int deployment) {
    return parties[deployment].latencyNanos;
  }

  /// Latency with the same settings alone.
  public double soloNanos(int deployment) {
    return parties[deployment].soloNanos;
  }

  /// Never below 1.
  public double slowdown(int deployment) {
    return Math.max(1, latencyNanos(deployment) / soloNanos(deployment));
  }

  /// Share of the time with a kernel waiting or running, per stream.
  public double busyFraction(int deployment) {
    return parties[deployment].busyFraction;
  }

  /// Host time to enqueue one inference.
  public double enqueueNanos(int deployment) {
    return parties[deployment].launched.enqueueNanos();
  }

  /// Kernels and the gaps between them, nothing else running.
  public double deviceNanos(int deployment) {
    return parties[deployment].deviceNanos();
  }

  /// Other streams that a stream of `mine` shares with `theirs`.
  double streamsBeside(int mine, int theirs) {
    return parties[theirs].streams - (mine == theirs ? 1 : 0);
  }

  /// Time between inference starts of one stream: its latency, or longer when paced.
  public double cycleNanos(int deployment) {
    return parties[deployment].cycleNanos();
  }

  public Traits traits(int deployment) {
    return facts(deployment).traits();
  }

  public double meanKernelNanos(int deployment) {
    return facts(deployment).busyNanos() / facts(deployment).kernelCount();
  }

  /// Over all streams.
  public double sum(IntToDoubleFunction value) {
    double sum = 0;
    for (int j = 0; j < size; j++) {
      sum += parties[j].streams * value.applyAsDouble(j);
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
    boolean more = parties.length < size;
    parties = more ? new Party[size] : parties;
    for (int i = 0; i < size; i++) {
      Deployment deployment = combination.combination().deployments().get(i);
      FactsCache.Known known =
          cache.of(combination.profiles().get(i), combination.gpu(), deployment.smShareFraction());
      if (more) {
        parties[i] = new Party(deployment, known);
      } else {
        parties[i].become(deployment, known);
      }
    }
    if (more) {
      pairs =
          Arrays.stream(parties)
              .map(mine ->
                  Arrays.stream(parties).map(each -> new Pair(mine, each)).toArray(Pair[]::new))
              .toArray(Pair[][]::new);
    }
    meet();
  }

  private void meet() {
    oneAhead = false;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        pairs[i][j].meet();
        oneAhead |= pairs[i][j].ahead != 0;
      }
    }
  }

  private void settle(int from, int to) {
    for (int i = from; i < to; i++) {
      parties[i].begin();
    }
    double change = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MAX_STEPS && change > TOLERANCE; step++) {
      double used = 0;
      for (int j = from; j < to; j++) {
        parties[j].use();
        used += parties[j].streams * parties[j].use;
      }
      for (int i = from; i < to; i++) {
        parties[i].waitedNanos =
            timeSliced ? slicesNanos(i, from, to) : waitNanos(i, from, to, used);
        parties[i].queuedNanos = queueNanos(i, from, to);
      }
      change = 0;
      for (int i = from; i < to; i++) {
        change = Math.max(change, parties[i].step());
      }
    }
  }

  /// Time slices are as long as it takes.
  private double slicesNanos(int mine, int from, int to) {
    double sum = 0;
    for (int j = from; j < to; j++) {
      sum += pairs[mine][j].streams * parties[j].busyFraction * deviceNanos(mine);
    }
    return sum;
  }

  /// DRAM traffic takes longer by the share of the bandwidth that others use.
  private double waitNanos(int mine, int from, int to, double used) {
    double sum = 0;
    double dramUse = 0;
    double usedBeside = used - parties[mine].use;
    Pair[] row = pairs[mine];
    for (int j = from; j < to; j++) {
      Pair pair = row[j];
      if (pair.streams > 0) {
        double wait = pair.waitNanos(usedBeside, waitScale);
        sum += oneAhead ? wait * inLine(pair, row, from, to) : wait;
        dramUse += pair.dramNanos * pair.theirs.startsPerNano;
      }
    }
    return sum + parties[mine].dramNanos * dramUse;
  }

  /// How much of what it waits for another is left where others wait or come in between, too.
  private static double inLine(Pair pair, Pair[] row, int from, int to) {
    double busyBehind = 0;
    double othersAhead = 0;
    for (int k = from; k < to; k++) {
      busyBehind += row[k].ahead < 0 ? row[k].streams * row[k].theirs.busyFraction : 0;
      othersAhead += row[k].ahead > 0 && row[k] != pair ? row[k].inTheWayFraction() : 0;
    }
    if (pair.ahead < 0) {
      return Math.pow(Math.max(1, busyBehind), -PASSED);
    }
    return pair.ahead == 0 ? 1 : 1 / Math.max(LEAST_LEFT, 1 - BETWEEN * othersAhead);
  }

  private double queueNanos(int mine, int from, int to) {
    Party party = parties[mine];
    double restPerNano = 1 / (party.unsharedNanos + party.waitedNanos);
    double sum = 0;
    Pair[] row = pairs[mine];
    for (int j = from; j < to; j++) {
      Pair pair = row[j];
      if (pair.streams > 0) {
        sum += pair.queueNanos(restPerNano, oneCopyEngine);
      }
    }
    return sum;
  }

  /// Stretches all latencies where more SM time would be used than there is: three kernels of half
  /// the width fit in pairs, but not all at once.
  private void conserve(int from, int to) {
    double used = 0;
    for (int i = from; i < to; i++) {
      used += parties[i].smUse();
    }
    for (int i = from; i < to && used > 1; i++) {
      parties[i].latencyNanos *= used;
    }
  }
}
