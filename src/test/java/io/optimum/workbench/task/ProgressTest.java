package io.optimum.workbench.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final List<Double> reported = new ArrayList<>();
  private final Progress whole = (done, _) -> reported.add(done);

  @Test
  void stepsFillTheWholeOneAfterTheOther() {
    for (int i = 0; i < 4; i++) {
      whole.step(i, 4).report(0, "begins");
      whole.step(i, 4).report(1, "ends");
    }
    assertThat(reported).containsExactly(0.0, 0.25, 0.25, 0.5, 0.5, 0.75, 0.75, 1.0);
  }

  @Test
  void aStepWhoseEndIsNotKnownIsNotKnownInTheWhole() {
    whole.step(1, 4).report(-1, "waits");
    assertThat(reported).containsExactly(-1.0);
  }
}
