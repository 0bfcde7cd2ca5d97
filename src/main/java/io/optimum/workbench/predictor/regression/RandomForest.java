package io.optimum.workbench.predictor.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A random forest (Breiman, Machine Learning 45, 2001): regression trees, each on a resample of
/// the rows, each split among a random part of the inputs where the squared error falls most.
/// Inputs are rounded to [Bins], so that a split is found in one pass over the rows (Ke et al.,
/// "LightGBM", NeurIPS 2017, section 2.1).
///
/// Its errors are those of a library's forest with the same settings; it takes a small part of the
/// time (see decisions/0120).
public final class RandomForest implements Learner {
  private static final int USUAL_TREES = 100;
  private static final int DEEPEST = 16;
  private static final int LEAST_LEAF = 1;
  private static final double INPUTS_FRACTION = 0.6;

  private final int trees;

  public RandomForest() {
    this(USUAL_TREES);
  }

  /// @param trees as many as are to be grown; a hundred are enough, fewer are enough where the mean
  ///   of several forests is taken
  public RandomForest(int trees) {
    this.trees = trees;
  }

  @Override
  public String name() {
    return "random forest";
  }

  @Override
  public boolean picksInputs() {
    return true;
  }

  @Override
  public Regression fit(double[][] inputs, double[] targets, long seed) {
    Bins bins = new Bins(inputs);
    int[][] rows = Arrays.stream(inputs).map(bins::of).toArray(int[][]::new);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<Node> grown = new ArrayList<>();
    for (int tree = 0; tree < trees; tree++) {
      int[] resample = random.ints(rows.length, 0, rows.length).toArray();
      grown.add(new Growing(rows, targets, bins, random).grow(resample, 0));
    }
    return row -> mean(grown, bins.of(row));
  }

  private static double mean(List<Node> trees, int[] row) {
    double sum = 0;
    for (Node tree : trees) {
      sum += tree.at(row);
    }
    return sum / trees.size();
  }

  /// A leaf, or a question: is the bin of an input at most `bin`?
  private sealed interface Node {
    double at(int[] row);
  }

  private record Leaf(double value) implements Node {
    @Override
    public double at(int[] row) {
      return value;
    }
  }

  private record Split(int input, int bin, Node low, Node high) implements Node {
    @Override
    public double at(int[] row) {
      return (row[input] <= bin ? low : high).at(row);
    }
  }

  /// Grows one tree.
  private static final class Growing {
    private final int[][] rows;
    private final double[] targets;
    private final RandomGenerator random;
    private final Bins bins;
    private final int[] order;
    private final double[] sums = new double[Bins.MOST];
    private final int[] counts = new int[Bins.MOST];
    private double most;
    private int input;
    private int bin;

    Growing(int[][] rows, double[] targets, Bins bins, RandomGenerator random) {
      this.rows = rows;
      this.targets = targets;
      this.random = random;
      this.bins = bins;
      order = bins.varying();
    }

    Node grow(int[] members, int depth) {
      double sum = 0;
      for (int row : members) {
        sum += targets[row];
      }
      double value = sum / members.length;
      if (depth >= DEEPEST || members.length < 2 * LEAST_LEAF || !splits(members, sum)) {
        return new Leaf(value);
      }
      int asked = input;
      int edge = bin;
      int[] sorted = new int[members.length];
      int low = 0;
      int high = sorted.length;
      for (int row : members) {
        sorted[rows[row][asked] <= edge ? low++ : --high] = row;
      }
      return new Split(
          asked,
          edge,
          grow(Arrays.copyOf(sorted, low), depth + 1),
          grow(Arrays.copyOfRange(sorted, high, sorted.length), depth + 1));
    }

    /// Finds the best split of some inputs; false where none lowers the error.
    private boolean splits(int[] members, double sum) {
      most = sum * sum / members.length * (1 + 1e-12) + 1e-12;
      input = -1;
      int tried = (int) Math.ceil(INPUTS_FRACTION * order.length);
      for (int k = 0; k < tried; k++) {
        int other = k + random.nextInt(order.length - k);
        int swap = order[k];
        order[k] = order[other];
        order[other] = swap;
        search(members, sum, order[k]);
      }
      return input >= 0;
    }

    /// The error falls as the sum of squared sums over counts grows.
    private void search(int[] members, double sum, int candidate) {
      int size = bins.count(candidate);
      Arrays.fill(sums, 0, size, 0);
      Arrays.fill(counts, 0, size, 0);
      for (int row : members) {
        sums[rows[row][candidate]] += targets[row];
        counts[rows[row][candidate]]++;
      }
      double low = 0;
      int count = 0;
      for (int b = 0; b < size - 1; b++) {
        low += sums[b];
        count += counts[b];
        int rest = members.length - count;
        if (counts[b] > 0 && count >= LEAST_LEAF && rest >= LEAST_LEAF) {
          double score = low * low / count + (sum - low) * (sum - low) / rest;
          if (score > most) {
            most = score;
            input = candidate;
            bin = b;
          }
        }
      }
    }
  }
}
