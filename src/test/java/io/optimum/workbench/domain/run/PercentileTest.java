package io.optimum.workbench.domain.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentileTest {
  @ParameterizedTest
  @CsvSource({"P50, 2", "P95, 20", "P99, 100", "P999, 1000"})
  void takesASampleBeyondIt(Percentile percentile, int least) {
    assertThat(percentile.of(summary(least - 1))).isNaN();
    assertThat(percentile.of(summary(least))).isGreaterThanOrEqualTo(2);
  }

  @Test
  void theReasonNamesWhatIsMissingAndWhatItTakes() {
    List<Percentile> shown = List.of(Percentile.P50, Percentile.P99, Percentile.P999);
    assertThat(Percentile.reason(shown, List.of(40, 5000)))
        .isEqualTo(
            "- too few to tell: p99 takes 100 latencies, p99.9 takes 1000 latencies. Run longer.");
    assertThat(Percentile.reason(shown, List.of(1000))).isEmpty();
  }

  private static LatencySummary summary(int count) {
    return new LatencySummary(1, 2, 3, 4, 5, 0, count);
  }
}
