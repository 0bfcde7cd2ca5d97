package io.optimum.workbench.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.domain.load.ArrivalProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTextTest {
  private final LoadText text = new LoadText();

  @Test
  void burstsAreRateAndMilliseconds() {
    assertThat(text.arrivals("--arrivals", "a", "bursts:50,20.5,0"))
        .isEqualTo(new ArrivalProcess.Bursts(50, 20_500_000, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bursts:5,0,0 | ON_MS, the time in which inputs arrive, must be above 0, but is 0 ms.",
        "bursts:0,1,1 | RATE, inputs per second, must be above 0 and at most 1e9, but is 0.",
        "poisson:-1 | RATE, inputs per second, must be above 0 and at most 1e9, but is -1.",
        "constant:2e9 | must be above 0 and at most 1e9, but is 2000000000.",
        "poisson:NaN | must be above 0 and at most 1e9, but is NaN."
      })
  void whatIsWrongIsSaidInTheWordsOfTheOption(String load, String why) {
    assertThatThrownBy(() -> text.arrivals("--arrivals", "a", load))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--arrivals a=" + load + ": ")
        .hasMessageEndingWith(why);
  }
}
