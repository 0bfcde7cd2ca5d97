package io.optimum.workbench.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalWidthTest {
  @ParameterizedTest
  @CsvSource(
      value = {
        "100, 24 80, 100",
        "-, 24 132, 132",
        "many, 24 132, 132",
        "-, 0 0, 80",
        "-, '', 80",
        "3, 24 80, 40"
      },
      nullValues = "-")
  void theVariableComesFirstThenTheTerminalItself(String columns, String size, int width) {
    assertThat(TerminalWidth.of(columns, size)).isEqualTo(width);
  }
}
