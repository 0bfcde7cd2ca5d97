package io.optimum.workbench.ui.chart.bar;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class StacksViewTest {
  private static final Rectangle2D BOX = new Rectangle2D(10, 100, 50, 40);

  @Test
  void aLabelHasTheWholeBoxWhereNoLineGoesThroughIt() {
    assertThat(StacksView.besideLine(BOX, 80)).isEqualTo(BOX);
    assertThat(StacksView.besideLine(BOX, 140)).isEqualTo(BOX);
  }

  @Test
  void aLabelHasTheLargerPartOfABoxThatALineCuts() {
    assertThat(StacksView.besideLine(BOX, 130)).isEqualTo(new Rectangle2D(10, 100, 50, 30));
    assertThat(StacksView.besideLine(BOX, 105)).isEqualTo(new Rectangle2D(10, 105, 50, 35));
  }
}
