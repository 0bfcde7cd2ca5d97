package io.optimum.workbench.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.Interval;
import org.junit.jupiter.api.Test;

class ExploreTextTest {
  @Test
  void tellsLatenciesFarBelowTheLimitApart() {
    assertThat(ExploreText.ratio(new Interval(0.0118, 0.0123, 0.0131)))
        .isEqualTo("0.0123x (0.0118 to 0.0131)");
    assertThat(ExploreText.ratio(new Interval(1, 1.254, 10.56))).isEqualTo("1.25x (1.00 to 10.6)");
  }
}
