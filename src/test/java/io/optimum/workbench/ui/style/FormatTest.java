package io.optimum.workbench.ui.style;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import org.junit.jupiter.api.Test;

class FormatTest {
  @Test
  void durationsHaveThreeDigitsAndAUnit() {
    assertThat(Format.nanos(0)).isEqualTo("0 ns");
    assertThat(Format.nanos(999)).isEqualTo("999 ns");
    assertThat(Format.nanos(1_234)).isEqualTo("1.23 µs");
    assertThat(Format.nanos(12_345_678)).isEqualTo("12.3 ms");
    assertThat(Format.nanos(123_456_789)).isEqualTo("123 ms");
    assertThat(Format.nanos(7.5e9)).isEqualTo("7.50 s");
    assertThat(Format.nanos(999_999.9)).isEqualTo("1.00 ms");
    assertThat(Format.nanos(Double.NaN)).isEqualTo("–");
  }

  @Test
  void positionsInTimeAreAsPreciseAsTheStep() {
    assertThat(Format.nanosAt(12_345_678, 1_000)).isEqualTo("12.346 ms");
    assertThat(Format.nanosAt(12_000_000, 1e6)).isEqualTo("12 ms");
    assertThat(Format.nanosAt(0, 5e5)).isEqualTo("0 µs");
  }

  @Test
  void memoryIsBinaryAndBandwidthDecimal() {
    assertThat(Format.bytes(1.5 * (1L << 30))).isEqualTo("1.50 GiB");
    assertThat(Format.bytes(512)).isEqualTo("512 B");
    assertThat(Format.bytesPerSecond(1.935e12)).isEqualTo("1.94 TB/s");
    assertThat(Format.flopsPerSecond(312e12)).isEqualTo("312 TFLOP/s");
  }

  @Test
  void sharesRatesAndCountsReadWell() {
    assertThat(Format.fraction(0.1234)).isEqualTo("12.3 %");
    assertThat(Format.perSecond(845.2)).isEqualTo("845 /s");
    assertThat(Format.perSecond(1.5)).isEqualTo("1.50 /s");
    assertThat(Format.count(1_234_567)).isEqualTo("1\u202F234\u202F567");
    assertThat(Format.count(-1_234)).isEqualTo("-1\u202F234");
  }

  @Test
  void wholeNumbersInSentencesAreInGroupsAndNamesAreNot() {
    assertThat(Format.grouped("Searched 12345 of 1234567 candidates, 74074/s, on bert-4096.v1024."))
        .isEqualTo(
            "Searched 12\u202F345 of 1\u202F234\u202F567 candidates, 74\u202F074/s, on"
                + " bert-4096.v1024.");
    assertThat(Format.grouped("The plan gives 1.2345 per GPU on 4096."))
        .endsWith("1.2345 per GPU on 4\u202F096.");
  }

  @Test
  void slowdownsShowTheirInterval() {
    assertThat(Format.slowdown(1.434)).isEqualTo("1.43×");
    assertThat(Format.slowdown(12.34)).isEqualTo("12.3×");
    assertThat(Format.slowdown(0.0114)).isEqualTo("0.011×");
    assertThat(Format.slowdown(new Interval(1.31, 1.43, 1.6))).isEqualTo("1.43× (1.31–1.60)");
    assertThat(Format.slowdown(Interval.exactly(2))).isEqualTo("2.00×");
  }

  @Test
  void axisNumbersHaveTheDecimalsOfTheirStep() {
    assertThat(Format.numberAt(0.30000000000000004, 0.1)).isEqualTo("0.3");
    assertThat(Format.numberAt(1_200, 200)).isEqualTo("1\u202F200");
    assertThat(Format.numberAt(-0.0, 0.5)).isEqualTo("0.0");
    assertThat(Format.numberAt(2e-7, 1e-7)).isEqualTo("2.0e-7");
  }

  @Test
  void provenanceIsNamed() {
    assertThat(Format.provenance(Provenance.SIMULATED)).isEqualTo("simulated");
    assertThat(Format.provenance(new Provenance(Provenance.Source.GPU, true)))
        .isEqualTo("replayed · real GPU");
  }
}
