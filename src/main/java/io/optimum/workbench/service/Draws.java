package io.optimum.workbench.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/// The random numbers of plays of a GPU, drawn once: every play sees the same ones, so that
/// neighbouring plans differ by what differs in them. Thread-safe.
public final class Draws {
  private static final long SEED = 1;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<Tape> gaps = new ArrayList<>();
  private final List<Tape> noises = new ArrayList<>();

  /// From its first number on: exponential ones for the arrivals of a GPU's deployment.
  DoubleSupplier gaps(int deployment) {
    return tape(gaps, deployment).fromStart();
  }

  /// Gaussian ones for its inferences.
  DoubleSupplier noises(int deployment) {
    return tape(noises, deployment).fromStart();
  }

  private synchronized Tape tape(List<Tape> tapes, int deployment) {
    while (gaps.size() <= deployment) {
      SplittableRandom own = random.split();
      gaps.add(new Tape(own.split()::nextExponential));
      noises.add(new Tape(own.split()::nextGaussian));
    }
    return tapes.get(deployment);
  }

  /// Numbers drawn so far, and where more come from.
  private static final class Tape {
    private static final int FIRST = 1024;

    private final DoubleSupplier source;
    private double[] drawn = new double[0];

    Tape(DoubleSupplier source) {
      this.source = source;
    }

    private synchronized double[] longerThan(int count) {
      int from = drawn.length;
      if (from <= count) {
        double[] longer = Arrays.copyOf(drawn, Math.max(FIRST, 2 * from));
        for (int i = from; i < longer.length; i++) {
          longer[i] = source.getAsDouble();
        }
        drawn = longer;
      }
      return drawn;
    }

    DoubleSupplier fromStart() {
      return new DoubleSupplier() {
        private double[] known = new double[0];
        private int next;

        @Override
        public double getAsDouble() {
          if (next == known.length) {
            known = longerThan(next);
          }
          return known[next++];
        }
      };
    }
  }
}
