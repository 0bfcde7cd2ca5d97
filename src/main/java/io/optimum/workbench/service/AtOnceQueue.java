package io.optimum.workbench.service;

import java.util.Arrays;
import java.util.stream.IntStream;

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

  /// By the inputs that an inference takes: the size that it runs.
  private final int[] size;

  /// On average, by the inputs that an inference takes.
  private final double[] serviceNanos;

  private final int[] sizes;
  private final double[] left;

  /// @param ratePerSecond below what whole batches serve
  AtOnceQueue(double ratePerSecond, ServiceTimes times) {
    this.ratePerNano = ratePerSecond / 1e9;
    this.times = times;
    this.largest = times.largest();
    this.size = IntStream.rangeClosed(0, largest).map(times::size).toArray();
    this.sizes = Arrays.stream(size, 1, largest + 1).distinct().toArray();
    this.serviceNanos = IntStream.rangeClosed(0, largest).mapToDouble(times::meanNanos).toArray();
    double most = ratePerNano * serviceNanos[largest];
    int states =
        most < largest / 2.0 ? (int) (2 * most + 8 * Math.sqrt(most) + 8) : 4 * largest + 16;
    this.left = stationary(states);
  }

  private int taken(int waiting) {
    return Math.clamp(waiting, 1, largest);
  }

  private double[] stationary(int states) {
    double[][] arriving = new double[largest + 1][];
    for (int k : sizes) {
      arriving[k] = poisson(ratePerNano * serviceNanos[k], states);
    }
    double[] now = new double[states];
    now[0] = 1;
    for (int round = 0; round < ROUNDS; round++) {
      double[] next = next(now, arriving);
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

  /// Where an inference leaves nothing waiting, only its size matters.
  ///
  /// @param arriving probabilities of arrivals within an inference by its size
  private double[] next(double[] now, double[][] arriving) {
    double[] next = new double[now.length];
    double[] emptied = new double[largest + 1];
    for (int n = 0; n < Math.min(now.length, largest + 1); n++) {
      emptied[size[taken(n)]] += now[n];
    }
    for (int k : sizes) {
      step(emptied[k], 0, arriving[k], next);
    }
    for (int n = largest + 1; n < now.length; n++) {
      step(now[n], n - largest, arriving[largest], next);
    }
    return next;
  }

  private static void step(double probability, int rest, double[] arriving, double[] next) {
    if (probability <= 1e-12) {
      return;
    }
    int within = arriving.length - rest;
    for (int j = 0; j < within; j++) {
      next[rest + j] += probability * arriving[j];
    }
    double beyond = 0;
    for (int j = within; j < arriving.length; j++) {
      beyond += arriving[j];
    }
    next[next.length - 1] += probability * beyond;
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
    double cycle = cycleNanos();
    LatencySample sample = new LatencySample(times);
    sample.add(left[0] / ratePerNano / cycle, 0, 1);
    int from = 0;
    while (from < left.length) {
      int to = from;
      double[] rest = new double[left.length];
      while (to < left.length && size[taken(to)] == size[taken(from)]) {
        double share = left[to] * serviceNanos[taken(to)] / cycle;
        rest[Math.max(0, to - largest)] += share > NEGLIGIBLE ? share : 0;
        to++;
      }
      arrivals(rest, serviceNanos[taken(from)], sample);
      from = to;
    }
    return sample;
  }

  /// Inputs that arrive within inferences that take equally long.
  ///
  /// @param rest probabilities of 0, 1, 2, ... inputs that the inference has left waiting
  private void arrivals(double[] rest, double service, LatencySample sample) {
    for (int moment = 0; moment < MOMENTS; moment++) {
      double since = service * (moment + 0.5) / MOMENTS;
      double[] arrived = poisson(ratePerNano * since, 2 * largest);
      double[] ahead = new double[rest.length + arrived.length];
      for (int n = 0; n < rest.length; n++) {
        for (int j = 0; rest[n] > 0 && j < arrived.length; j++) {
          ahead[n + j] += rest[n] / MOMENTS * arrived[j];
        }
      }
      for (int rounds = 0; rounds * largest < ahead.length; rounds++) {
        served(ahead, rounds, service - since, sample);
      }
    }
  }

  /// Inputs that so many whole batches go before when the inference under way has `residualNanos`
  /// to go: then one inference with those that came behind.
  private void served(double[] ahead, int rounds, double residualNanos, LatencySample sample) {
    double wait = residualNanos + rounds * serviceNanos[largest];
    int from = rounds * largest;
    int to = Math.min(from + largest, ahead.length);
    if (Arrays.stream(ahead, from, to).max().orElse(0) <= NEGLIGIBLE / MOMENTS) {
      return;
    }
    double[] few = cumulated(poisson(ratePerNano * wait, largest));
    double[] inSize = new double[largest + 1];
    for (int n = from; n < to; n++) {
      if (ahead[n] > NEGLIGIBLE / MOMENTS) {
        join(ahead[n], n - from + 1, few, inSize);
      }
    }
    for (int k : sizes) {
      if (inSize[k] > NEGLIGIBLE / (MOMENTS * MOMENTS)) {
        sample.add(inSize[k], wait, k);
      }
    }
  }

  /// Spreads a probability over the sizes of the inference that an input is served in.
  ///
  /// @param place of the input in its batch, from 1
  /// @param few probabilities of at most 0, 1, 2, ... behind it
  private void join(double probability, int place, double[] few, double[] inSize) {
    double below = 0;
    int fits = size[place];
    while (fits < largest) {
      inSize[fits] += probability * (few[fits - place] - below);
      below = few[fits - place];
      fits = size[fits + 1];
    }
    inSize[largest] += probability * (1 - below);
  }

  private static double[] cumulated(double[] probabilities) {
    double[] sums = probabilities.clone();
    for (int j = 1; j < sums.length; j++) {
      sums[j] += sums[j - 1];
    }
    return sums;
  }

  /// Share of the time in which the stream is not idle.
  double busyFraction() {
    return 1 - left[0] / ratePerNano / cycleNanos();
  }

  /// Mean time from the start of an inference to that of the next one.
  private double cycleNanos() {
    double cycle = left[0] / ratePerNano;
    for (int n = 0; n < left.length; n++) {
      cycle += left[n] * serviceNanos[taken(n)];
    }
    return cycle;
  }
}
