package io.optimum.workbench.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Three deployments of batch 2; every pair slows both down to 1.2 with batches of 2, to 1.1 with
/// batches of 1.
class PairwiseInterferenceTest {
  private static final int[] LARGEST = {2, 2, 2};

  @Test
  void allTogetherWithWholeBatchesIsWhatWasGiven() {
    assertThat(slowdown(2, 2, 2)).isCloseTo(1.6, within(1e-9));
  }

  @Test
  void oneAtWorkAddsWhatThePairAdds() {
    assertThat(slowdown(2, 2, 0)).isCloseTo(1.2, within(1e-9));
  }

  @Test
  void smallerBatchesAddLess() {
    assertThat(slowdown(1, 1, 0)).isCloseTo(1.1, within(1e-9));
  }

  @Test
  void nobodyAtWorkAddsNothing() {
    assertThat(slowdown(2, 0, 0)).isEqualTo(1);
  }

  @Test
  void halfTheContextsAtWorkAddHalf() {
    double slowdown = interference().slowdown(0, new int[] {2, 2, 0}, new double[] {1, 0.5, 0});

    assertThat(slowdown).isCloseTo(1.1, within(1e-9));
  }

  private static double slowdown(int mine, int second, int third) {
    return interference().slowdown(0, new int[] {mine, second, third}, new double[] {1, 1, 1});
  }

  private static PairwiseInterference interference() {
    return new PairwiseInterference(
        (_, size, _, otherSize) -> 1 + 0.05 * Math.max(size, otherSize) * 2,
        LARGEST,
        new double[] {1.6, 1.6, 1.6});
  }
}
