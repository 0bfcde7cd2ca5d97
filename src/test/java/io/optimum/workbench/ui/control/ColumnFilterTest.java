package io.optimum.workbench.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnFilterTest {
  @ParameterizedTest
  @CsvSource({
    "> 2 ms, 2500000, true",
    ">2ms, 1900000, false",
    "<= 40 %, 0.4, true",
    "< 1.5x, 1.6, false",
    "= 3, 3, true",
    "1 ms..2 ms, 1500000, true",
    "1 ms..2 ms, 2500000, false",
    "> 2 ms, NaN, false",
    "> 1 GiB, 2147483648, true",
    "≥ 2 GB, 2000000000, true",
    "≤ 2 GB, 2000000001, false"
  })
  void comparesNumbersInTheirUnits(String typed, String raw, boolean passes) {
    assertThat(ColumnFilter.of(typed, true).orElseThrow().passes("", raw)).isEqualTo(passes);
  }

  @Test
  void wordsAreContainedWhateverTheirCase() {
    ColumnFilter filter = ColumnFilter.of("Conv", false).orElseThrow();
    assertThat(filter.passes("fused_conv_relu", "")).isTrue();
    assertThat(filter.passes("gemm", "")).isFalse();
  }

  @Test
  void slashesMakeARegularExpression() {
    ColumnFilter filter = ColumnFilter.of("/^(conv|gemm)/", false).orElseThrow();
    assertThat(filter.passes("GEMM_64", "")).isTrue();
    assertThat(filter.passes("my_gemm", "")).isFalse();
  }

  @Test
  void aBrokenExpressionMatchesNothingAndNothingFiltersNothing() {
    assertThat(ColumnFilter.of("/(/", false).orElseThrow().passes("(", "")).isFalse();
    assertThat(ColumnFilter.of("  ", true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"> garbage, false", "< 5 parsecs, false", "/(/, false", "≥ 5 ms, true", "bert, true"})
  void saysWhatItCannotRead(String typed, boolean readable) {
    assertThat(ColumnFilter.of(typed, true).orElseThrow().isReadable()).isEqualTo(readable);
  }

  @Test
  void whatIsNoComparisonIsContainedInWhatIsShown() {
    assertThat(ColumnFilter.of("1.5", true).orElseThrow().passes("1.50 ms", "1500000")).isTrue();
  }
}
