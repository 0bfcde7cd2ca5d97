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

  @ParameterizedTest
  @CsvSource({
    "370000, 250000, 0.37 ms, 0.25 ms",
    "250500, 250000, 0.251 ms, 0.250 ms",
    "250040, 250000, 0.25004 ms, 0.25000 ms",
    "85100, 85000, 0.0851 ms, 0.0850 ms",
    "250000, 250000, 0.25 ms, 0.25 ms",
    "Infinity, 250000, unbounded, 0.25 ms"
  })
  void twoTimesThatDifferReadDifferently(double one, double other, String first, String second) {
    assertThat(Phrases.millis(one, other)).isEqualTo(first);
    assertThat(Phrases.millis(other, one)).isEqualTo(second);
  }
}
