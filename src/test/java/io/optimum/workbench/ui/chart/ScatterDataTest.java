package io.optimum.workbench.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScatterDataTest {
  private static final Quantity X = Quantity.nanos("latency");
  private static final Quantity Y = Quantity.perSecond("goodput");

  @Test
  void whatStaysIsTheSameWhenOnlyTheLastMarkMoves() {
    assertThat(moving(3).still()).isEqualTo(moving(4).still());
    assertThat(moving(3)).isNotEqualTo(moving(4));
  }

  @Test
  void aGhostMovesToo() {
    assertThat(moving(3).withGhost(Mark.at(1, 1, 0, "before")).still())
        .isEqualTo(moving(3).still());
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
