package io.optimum.workbench.ui.chart.scatter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.ui.chart.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScatterDataTest {
  private static final Quantity X = Quantity.nanos("latency");
  private static final Quantity Y = Quantity.perSecond("goodput");

  @Test
  void whatStaysIsTheSameWhenOnlyTheLastMarkMoves() {
    assertThat(moving(3).staysAs(moving(4))).isTrue();
    assertThat(moving(3)).isNotEqualTo(moving(4));
  }

  @Test
  void nothingStaysWhenAnotherMarkIsNew() {
    ScatterData other =
        ScatterData.of(
                X, Y, List.of("a"), List.of(Mark.at(1, 9, 0, "new"), Mark.at(2, 3, 0, "moves")))
            .withMoving(1);
    assertThat(other.staysAs(moving(3))).isFalse();
  }

  @Test
  void aGhostMovesToo() {
    assertThat(moving(3).withGhost(Mark.at(1, 1, 0, "before")).staysAs(moving(3))).isTrue();
  }

  @Test
  void noMoreMarksCanMoveThanThereAre() {
    ScatterData none = ScatterData.of(X, Y, List.of("a"), List.of());
    assertThatThrownBy(() -> none.withMoving(1)).hasMessageContaining("Of 0 marks, 1 cannot");
  }

  private static ScatterData moving(double last) {
    return ScatterData.of(
            X, Y, List.of("a"), List.of(Mark.at(1, 1, 0, "stays"), Mark.at(2, last, 0, "moves")))
        .withMoving(1);
  }
}
