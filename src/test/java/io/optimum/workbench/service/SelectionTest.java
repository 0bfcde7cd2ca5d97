package io.optimum.workbench.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 101, 5_000})
  void givesWhatSortingGivesOneRankAfterTheOther(int size) {
    SplittableRandom random = new SplittableRandom(size);
    for (int range : new int[] {1, 3, 1_000_000}) {
      double[] values = random.doubles(size).map(each -> Math.floor(range * each)).toArray();
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int low = size / 2;
      int high = Math.min(size - 1, (int) (0.99 * size));

      assertThat(Selection.of(values, 0, low)).isEqualTo(sorted[low]);
      assertThat(Selection.of(values, low, high)).isEqualTo(sorted[high]);
      Arrays.sort(values);
      assertThat(values).containsExactly(sorted);
    }
  }
}
