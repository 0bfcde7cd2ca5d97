package io.optimum.workbench.predictor.prior;

import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;

/// One deployment of a combination that [RoundRobin] solves: what an inference of one of its
/// streams asks for, and how far the fixed point is. Kept and reused: plain fields, for they are
/// read millions of times a second.
final class Party {
  /// Longer than any latency, in nanoseconds.
  private static final double LONG = 1e18;

  Deployment deployment;
  FactsCache.Known known;
  ProfileFacts facts;
  Alone launched;
  double streams;
  double kernels;
  double areaNanos;
  double busyNanos;
  double dramNanos;
  double copyInNanos;
  double copyBackNanos;

  /// With the GPU to itself, one stream.
  double aloneNanos;

  /// What an inference takes besides what it waits for.
  double unsharedNanos;

  /// Zero unless paced.
  double leastCycleNanos;

  double startsPerNano;

  /// Share of the GPU's SM time that one stream uses.
  double use;

  /// Share of the time with a kernel waiting or running, per stream.
  double busyFraction;

  /// What its kernels wait for.
  double waitedNanos;

  /// What its copies wait for.
  double queuedNanos;

  double latencyNanos;

  /// Latency with the same settings alone.
  double soloNanos;

  Party(Deployment deployment, FactsCache.Known known) {
    this.deployment = deployment;
    this.known = known;
    facts = known.facts();
    launched = facts.plain();
    become(deployment, known);
  }

  void become(Deployment deployment, FactsCache.Known known) {
    this.deployment = deployment;
    this.known = known;
    facts = known.facts();
    launched = deployment.cudaGraph() ? facts.graph() : facts.plain();
    streams = deployment.streams();
    kernels = facts.kernelCount();
    areaNanos = facts.areaNanos();
    busyNanos = facts.busyNanos();
    dramNanos = facts.traits().dramNanos();
    copyInNanos = facts.copyInNanos();
    copyBackNanos = facts.copyBackNanos();
    aloneNanos = launched.latencyNanos();
    unsharedNanos = launched.edgeNanos() + deviceNanos();
    leastCycleNanos =
        switch (deployment.pacing()) {
          case Pacing.Unlimited _ -> 0;
          case Pacing.TokenBucket bucket -> 1e9 * streams / bucket.batchesPerSecond();
        };
  }

  /// Before the first step: always busy, and as slow as can be.
  void begin() {
    busyFraction = 1;
    latencyNanos = LONG;
  }

  /// What it does to others, by its latency so far.
  void use() {
    startsPerNano = 1 / cycleNanos();
    use = least(1, areaNanos * startsPerNano);
  }

  /// To the latency that its waits make. Returns the change of its busy fraction.
  double step() {
    latencyNanos = greatest(aloneNanos, unsharedNanos + waitedNanos + queuedNanos);
    double next = least(1, (busyNanos + waitedNanos) / cycleNanos());
    double change = Math.abs(next - busyFraction);
    busyFraction = next;
    return change;
  }

  /// Kernels and the gaps between them, nothing else running.
  double deviceNanos() {
    return busyNanos + launched.gapNanos();
  }

  /// Time between inference starts of one stream: its latency, or longer when paced.
  double cycleNanos() {
    return greatest(latencyNanos, leastCycleNanos);
  }

  /// Share of the GPU's SM time that all its streams use.
  double smUse() {
    return streams * areaNanos / cycleNanos();
  }

  /// Of two numbers. [Math#min] minds NaN and the sign of zero too, which takes as long as all the
  /// rest.
  static double least(double one, double other) {
    return one < other ? one : other;
  }

  static double greatest(double one, double other) {
    return one > other ? one : other;
  }
}
