package io.optimum.workbench.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void aDifferenceThatRoundsToNothingIsNotBelowIt() {
    assertThat(Text.signedPercent(-0.0002)).isEqualTo("+0.0 %");
    assertThat(Text.signedPercent(-0.0021)).isEqualTo("-0.2 %");
    assertThat(Text.signedPercent(0.0215)).isEqualTo("+2.2 %");
  }

  @Test
  void oneThingIsNotMany() {
    assertThat(Text.counted(1, "combination")).isEqualTo("1 combination");
    assertThat(Text.counted(0, "combination")).isEqualTo("0 combinations");
  }
}
