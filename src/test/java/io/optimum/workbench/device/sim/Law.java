package io.optimum.workbench.device.sim;

import java.util.SplittableRandom;
import java.util.function.IntFunction;

/// Holds a law against cases drawn by seed. A case that breaks it is made smaller as long as it
/// does, and the failure names its seed and that size.
final class Law {
  private static final int SEEDS = 20;

  private Law() {}

  /// A case: everything in it follows from its seed and its size.
  record Case(long seed, int size) {
    SplittableRandom random() {
      return new SplittableRandom(seed);
    }
  }

  /// What must hold of a case; throws an `AssertionError` where it does not.
  interface Check {
    void of(Case drawn);
  }

  /// @param maxSize of the cases; sizes from 1 on are drawn
  static void holds(int maxSize, Check check) {
    for (long seed = 0; seed < SEEDS; seed++) {
      int size = 1 + (int) (seed % maxSize);
      try {
        check.of(new Case(seed, size));
      } catch (AssertionError broken) {
        throw smallest(seed, size, broken, check);
      }
    }
  }

  private static AssertionError smallest(long seed, int size, AssertionError broken, Check check) {
    IntFunction<AssertionError> failure =
        smaller ->
            new AssertionError(
                "The law is broken by seed %d, from size %d on.".formatted(seed, smaller), broken);
    for (int smaller = 1; smaller < size; smaller++) {
      try {
        check.of(new Case(seed, smaller));
      } catch (AssertionError _) {
        return failure.apply(smaller);
      }
    }
    return failure.apply(size);
  }
}
