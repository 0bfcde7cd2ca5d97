package io.optimum.workbench.device.cuda.driver.jcuda;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.run.StreamPriority;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmGroupsTest {
  @Test
  void sharesAreDisjointWhileGroupsLast() {
    assertThat(SmGroups.deal(8, List.of(0.5, 0.25, 0.25)))
        .containsExactly(List.of(0, 1, 2, 3), List.of(4, 5), List.of(6, 7));
  }

  @Test
  void everyShareHasAGroup() {
    assertThat(SmGroups.deal(16, List.of(0.01, 1.0)).getFirst()).containsExactly(0);
  }

  @Test
  void sharesOfMoreThanTheWholeOverlap() {
    assertThat(SmGroups.deal(4, List.of(0.75, 0.5)))
        .containsExactly(List.of(0, 1, 2), List.of(3, 0));
  }

  @Test
  void theWholeIsAllGroups() {
    assertThat(SmGroups.deal(3, List.of(1.0)).getFirst()).containsExactly(0, 1, 2);
  }

  @Test
  void prioritiesSpanTheRangeOfTheDevice() {
    StreamPriorities range = new StreamPriorities(0, -5);
    assertThat(range.number(StreamPriority.HIGH)).isEqualTo(-5);
    assertThat(range.number(StreamPriority.NORMAL)).isEqualTo(-3);
    assertThat(range.number(StreamPriority.LOW)).isZero();
  }
}
