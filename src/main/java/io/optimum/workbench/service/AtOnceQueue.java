package io.optimum.workbench.service;

/// Latency of one stream that takes what waits, at most a whole batch, as soon as it is idle, under
/// Poisson arrivals, where small batches are faster than large ones.
///
/// *n*, the inputs left in the queue when an inference ends, is a Markov chain: the next inference
/// takes `k = min(max(n, 1), B)` of them for *S(k)*, and as many arrive meanwhile as a Poisson
/// process brings (the bulk queue M/G(k)/1 of Neuts, "A general class of bulk queues with Poisson
/// input", 1967, with deterministic service times). An input that arrives sees the stream idle or
/// in some inference for as long as either lasts (PASTA), waits for the rest of it, and is served
/// with those that wait too. The chain is cut where hardly anything is left.
final class AtOnceQueue {
  private static final int ROUNDS = 400;
  private static final double CONVERGED = 1e-7;
  private static final double NEGLIGIBLE = 1e-4;

  /// Moments within an inference at which an arrival is looked at.
  private static final int MOMENTS = 6;

  private final double ratePerNano;
  private final ServiceTimes times;
  private final int largest;
  private final double[] left;

  /// @param ratePerSecond below what whole batches serve
  AtOnceQueue(double ratePerSecond, ServiceTimes times) {
    this.ratePerNano = ratePerSecond / 1e9;
    this.times = times;
    this.largest = times.largest();
    double most = ratePerNano * times.meanNanos(largest);
    int states =
        most < largest / 2.0 ? (int) (2 * most + 8 * Math.sqrt(most) + 8) : 4 * largest + 16;
    this.left = stationary(states);
  }

  private int taken(int waiting) {
    return Math.clamp(waiting, 1, largest);
  }

  private double[] stationary(int states) {
    double[][] arriving = new double[largest + 1][];
    double[] now = new double[states];
    now[0] = 1;
    for (int round = 0; round < ROUNDS; round++) {
      double[] next = new double[states];
      for (int n = 0; n < states; n++) {
        if (now[n] > 1e-12) {
          int k = taken(n);
          if (arriving[k] == null) {
            arriving[k] = poisson(ratePerNano * times.meanNanos(k), states);
          }
          step(now[n], n == 0 ? 0 : n - k, arriving[k], next);
        }
      }
      double change = 0;
      for (int n = 0; n < states; n++) {
        change += Math.abs(next[n] - now[n]);
      }
      now = next;
      if (change < CONVERGED) {
        return now;
      }
    }
    return now;
  }

  private static void step(double probability, int rest, double[] arriving, double[] next) {
    for (int j = 0; j < arriving.length; j++) {
      next[Math.min(rest + j, next.length - 1)] += probability * arriving[j];
    }
  }

  /// Probabilities of 0, 1, 2, ... arrivals; what is beyond counts for the last.
  private static double[] poisson(double mean, int count) {
    double[] probabilities = new double[count];
    double rest = 1;
    double log = -mean;
    for (int j = 0; j < count - 1; j++) {
      probabilities[j] = Math.exp(log);
      rest -= probabilities[j];
      log += Math.log(mean / (j + 1));
    }
    probabilities[count - 1] = Math.max(0, rest);
    return probabilities;
  }

  /// The latency of an input.
  LatencySample latency() {
    double cycle = left[0] / ratePerNano;
    for (int n = 0; n < left.length; n++) {
      cycle += left[n] * times.meanNanos(taken(n));
    }
    LatencySample sample = new LatencySample(times);
    sample.add(left[0] / ratePerNano / cycle, 0, 1);
    for (int n = 0; n < left.length; n++) {
      double share = left[n] * times.meanNanos(taken(n)) / cycle;
      if (share > NEGLIGIBLE) {
        arrivals(share, n, sample);
      }
    }
    return sample;
  }

  private void arrivals(double share, int waiting, LatencySample sample) {
    int k = taken(waiting);
    double service = times.meanNanos(k);
    int rest = Math.max(0, waiting - k);
    for (int moment = 0; moment < MOMENTS; moment++) {
      double since = service * (moment + 0.5) / MOMENTS;
      double[] ahead = poisson(ratePerNano * since, 2 * largest);
      for (int j = 0; j < ahead.length; j++) {
        double probability = share / MOMENTS * ahead[j];
        if (probability > NEGLIGIBLE / MOMENTS) {
          served(probability, rest + j, service - since, sample);
        }
      }
    }
  }

  /// An input with so many ahead of it when the inference under way has `residualNanos` to go:
  /// whole batches first, then one with those that came behind it.
  private void served(double probability, int ahead, double residualNanos, LatencySample sample) {
    int rounds = ahead / largest;
    double wait = residualNanos + rounds * times.meanNanos(largest);
    double[] behind = poisson(ratePerNano * wait, largest);
    for (int j = 0; j < behind.length; j++) {
      if (probability * behind[j] > NEGLIGIBLE / (MOMENTS * MOMENTS)) {
        sample.add(probability * behind[j], wait, taken(ahead % largest + 1 + j));
      }
    }
  }

  /// Share of the time in which the stream is not idle.
  double busyFraction() {
    double busy = 0;
    for (int n = 0; n < left.length; n++) {
      busy += left[n] * times.meanNanos(taken(n));
    }
    return busy / (busy + left[0] / ratePerNano);
  }
}
