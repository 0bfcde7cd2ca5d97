package io.optimum.workbench.predictor.prior;

/// What a stream of one [Party] waits for streams of another, or of its own party. Kept and reused.
final class Pair {
  final Party theirs;
  private final Party mine;

  /// Below 0 where mine has the higher priority, above 0 where theirs has.
  int ahead;

  /// Streams of theirs beside one of mine.
  double streams;

  /// DRAM traffic of an inference on each of those, at the full bandwidth.
  double dramNanos;

  /// What a kernel waits for one of theirs with nothing else on the GPU.
  private double kernelNanos;

  /// What it waits longer while others use all the rest.
  private double crowdNanos;

  /// How often one of my kernels gets into line: those ahead come between its waves.
  private double linesPerKernel;

  Pair(Party mine, Party theirs) {
    this.mine = mine;
    this.theirs = theirs;
  }

  /// After the parties have become others.
  void meet() {
    streams = theirs.streams - (mine == theirs ? 1 : 0);
    dramNanos = streams * theirs.dramNanos;
    if (streams == 0) {
      return;
    }
    ahead = mine.deployment.priority().compareTo(theirs.deployment.priority());
    linesPerKernel = ahead > 0 ? mine.facts.waveFactor() : 1;
    double[] arrival = mine.facts.arrivalFraction();
    ProfileFacts other = theirs.facts;
    double alone = dot(arrival, ahead < 0 ? other.blockedWaveNanos() : other.blockedNanos());
    double crowded =
        dot(arrival, ahead < 0 ? other.blockedWaveCrowdNanos() : other.blockedCrowdNanos());
    kernelNanos = alone;
    crowdNanos = crowded - alone;
  }

  /// Three sums side by side do not wait for each other; there are nine bins.
  private static double dot(double[] arrival, double[] blocked) {
    double sum = 0;
    double other = 0;
    double last = 0;
    for (int bin = 0; bin <= ProfileFacts.BINS; bin += 3) {
      sum = Math.fma(arrival[bin], blocked[bin], sum);
      other = Math.fma(arrival[bin + 1], blocked[bin + 1], other);
      last = Math.fma(arrival[bin + 2], blocked[bin + 2], last);
    }
    return sum + other + last;
  }

  /// Of kernels: for each stream beside it, one turn per kernel, but no longer than that stream is
  /// in the way.
  ///
  /// @param usedBeside share of the GPU's SM time that all streams but mine use
  double waitNanos(double usedBeside, double waitScale) {
    double crowd = Party.least(1, Party.greatest(0, usedBeside - theirs.use));
    double perKernel = kernelNanos + crowd * crowdNanos;
    double turns = waitScale * theirs.busyFraction * mine.kernels * linesPerKernel;
    double inTheWay = mine.latencyNanos * theirs.startsPerNano * theirs.kernels;
    return streams * perKernel * Math.min(turns, inTheWay);
  }

  /// Share of the time that their streams have kernels running beside which mine does not fit.
  double inTheWayFraction() {
    double busy = Party.least(1, theirs.busyNanos * theirs.startsPerNano);
    double unfit = Party.least(1, kernelNanos * theirs.kernels / theirs.busyNanos);
    return streams * busy * unfit;
  }

  /// Of copies. Those in one direction wait for each other: in the time between two of its own, a
  /// stream begins so many of which each is met with the probability that it is under way.
  double queueNanos(double restPerNano, boolean oneCopyEngine) {
    double starts = mine.latencyNanos * theirs.startsPerNano;
    double in = queueNanos(theirs.copyInNanos, restPerNano, starts);
    double back = queueNanos(theirs.copyBackNanos, restPerNano, starts);
    double both = in + back;
    return streams
        * ((mine.copyInNanos > 0 ? oneCopyEngine ? both : in : 0)
            + (mine.copyBackNanos > 0 ? oneCopyEngine ? both : back : 0));
  }

  private static double queueNanos(double copy, double restPerNano, double starts) {
    return copy * Party.least(1, starts * Party.least(1, copy * restPerNano));
  }
}
