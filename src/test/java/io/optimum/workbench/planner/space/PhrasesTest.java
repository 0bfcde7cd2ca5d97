package io.optimum.workbench.planner.space;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.00 ms",
    "100, 0.00010 ms",
    "85000, 0.085 ms",
    "370000, 0.37 ms",
    "12345678, 12.35 ms",
    "Infinity, unbounded"
  })
  void aTimeThatIsNotZeroNeverReadsAsZero(double nanos, String words) {
    assertThat(Phrases.millis(nanos)).isEqualTo(words);
  }
}
