package io.optimum.workbench.device.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LawTest {
  @Test
  void aBrokenLawNamesItsSeedAndTheSmallestSizeThatBreaksIt() {
    assertThatThrownBy(() -> Law.holds(9, drawn -> assertThat(drawn.size()).isLessThan(3)))
        .isInstanceOf(AssertionError.class)
        .hasMessage("The law is broken by seed 2, from size 3 on.");
  }

  @Test
  void aCaseIsMadeSmallerAsLongAsItBreaksTheLaw() {
    assertThatThrownBy(() ->
            Law.holds(9, drawn -> assertThat(drawn.seed() == 7 && drawn.size() > 4).isFalse()))
        .hasMessage("The law is broken by seed 7, from size 5 on.");
  }
}
