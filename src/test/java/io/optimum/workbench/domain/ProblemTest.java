package io.optimum.workbench.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void whatSeveralFilesHaveInCommonIsSaidOnce() {
    List<Problem> gathered =
        Problem.gathered(
            List.of(missing("a"), missing("b"), slow("b"), missing("c"), missing("d"), slow("e")));

    assertThat(gathered)
        .extracting(Problem::line)
        .containsExactly(
            "a, b and 2 more: It is missing. Build it.", "b and e (pacing): It is slow. Wait.");
  }

  private static Problem missing(String path) {
    return Problem.warning(path, "", "It is missing.", "Build it.");
  }

  private static Problem slow(String path) {
    return Problem.warning(path, "pacing", "It is slow.", "Wait.");
  }
}
