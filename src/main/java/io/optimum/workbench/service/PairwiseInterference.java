package io.optimum.workbench.service;

import java.util.Arrays;

/// Interference of any number of deployments put together from that of pairs, at the sizes that
/// run: what each co-runner at work adds to the latency, summed up.
///
/// A sum of pairs is not what a crowd does. Where the slowdown beside all others at once is known,
/// with whole batches, the sum is scaled so that it comes out there, and by the fitting root of
/// that factor while fewer are at work; with a single one of several at work a pair is exact. Our
/// choice.
public final class PairwiseInterference implements Interference {
  /// A crowd is not taken for more or less than this of its pairs.
  private static final double MOST_SCALE = 4;

  private static final double UNKNOWN = -1;

  private final Pairs pairs;

  private final int[] largest;

  /// By victim, its size, co-runner, its size; missing or [#UNKNOWN] until asked for.
  private final double[][][][] added;

  /// By victim and the number of others at work.
  private final double[][] scale;

  /// How much one deployment slows another one down while both are at work all the time.
  @FunctionalInterface
  public interface Pairs {
    /// Latency of an inference beside the other over the same alone.
    double slowdown(int victim, int size, int other, int otherSize);
  }

  /// @param largest whole batches, by deployment
  /// @param together slowdowns beside all others with whole batches, by deployment
  public PairwiseInterference(Pairs pairs, int[] largest, double[] together) {
    this.pairs = pairs;
    this.largest = largest.clone();
    int count = largest.length;
    this.added = new double[count][][][];
    this.scale = new double[count][count];
    for (int i = 0; i < count; i++) {
      added[i] = new double[largest[i] + 1][count][];
    }
    for (int i = 0; i < count; i++) {
      scale(i, together[i]);
    }
  }

  private void scale(int victim, double together) {
    double sum = 0;
    for (int j = 0; j < largest.length; j++) {
      sum += j == victim ? 0 : added(victim, largest[victim], j, largest[j]);
    }
    double ratio = sum == 0 ? 1 : Math.max(0, together - 1) / sum;
    double all = Math.clamp(ratio, 1 / MOST_SCALE, MOST_SCALE);
    int others = largest.length - 1;
    for (int working = 1; working <= others; working++) {
      double power = others == 1 ? 1 : (working - 1.0) / (others - 1);
      scale[victim][working] = Math.pow(all, power);
    }
  }

  @Override
  public double slowdown(int victim, int[] running, double[] activity) {
    double sum = 0;
    int working = 0;
    for (int j = 0; j < running.length; j++) {
      if (j != victim && running[j] > 0) {
        sum += activity[j] * added(victim, running[victim], j, running[j]);
        working++;
      }
    }
    return 1 + sum * scale[victim][working];
  }

  private double added(int victim, int size, int other, int otherSize) {
    double[] known = added[victim][size][other];
    if (known == null) {
      known = new double[largest[other] + 1];
      Arrays.fill(known, UNKNOWN);
      added[victim][size][other] = known;
    }
    if (known[otherSize] == UNKNOWN) {
      known[otherSize] = Math.max(0, pairs.slowdown(victim, size, other, otherSize) - 1);
    }
    return known[otherSize];
  }
}
