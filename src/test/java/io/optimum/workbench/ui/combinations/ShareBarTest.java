package io.optimum.workbench.ui.combinations;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.ui.style.Palette;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ShareBarTest {
  @Test
  void sharesStandEndToEndAndTheWholeIsMarkedWhereTheyAskForMore() {
    onWindowThread(() -> {
      List<Node> parts = laidOut(new ShareBar(List.of(0.5, 1.0), 2));
      assertThat(left(parts.get(0))).isZero();
      assertThat(right(parts.get(0))).isCloseTo(50, within(2.0));
      assertThat(left(parts.get(1))).isCloseTo(50, within(2.0));
      assertThat(right(parts.get(1))).isCloseTo(150, within(2.0));
      assertThat(parts.get(2).isVisible()).isTrue();
      assertThat(left(parts.get(2))).isCloseTo(100, within(2.0));
      return true;
    });
  }

  @Test
  void aBarThatIsNotFullEndsWhereItsSharesEnd() {
    onWindowThread(() -> {
      List<Node> parts = laidOut(new ShareBar(List.of(0.25, 0.25), 0.5));
      assertThat(right(parts.get(1))).isCloseTo(100, within(2.0));
      assertThat(parts.get(2).isVisible()).isFalse();
      return true;
    });
  }

  @Test
  void eachEngineHasItsColorOfThePaletteThatReadsWellOnTheGround() {
    onWindowThread(() -> {
      ShareBar bar = new ShareBar(List.of(0.5, 0.5), 1);
      List<Node> parts = laidOut(bar);
      bar.setBackground(Background.fill(Color.web("#30363d")));
      assertThat(color(parts.get(1))).isEqualTo(Palette.DARK.series(1));
      bar.setBackground(Background.fill(Color.web("#d0d7de")));
      assertThat(color(parts.get(1))).isEqualTo(Palette.LIGHT.series(1));
      Node patch = ShareBar.swatch(1).getChildrenUnmodifiable().getFirst();
      assertThat(color(patch)).isEqualTo(Palette.LIGHT.series(1));
      return true;
    });
  }

  private static List<Node> laidOut(ShareBar bar) {
    bar.resize(200, 10);
    bar.layout();
    return bar.getChildrenUnmodifiable();
  }

  private static double left(Node part) {
    return bounds(part).getMinX();
  }

  private static double right(Node part) {
    return bounds(part).getMaxX();
  }

  private static Bounds bounds(Node part) {
    return part.getBoundsInParent();
  }

  private static Color color(Node part) {
    return (Color) ((Region) part).getBackground().getFills().getFirst().getFill();
  }
}
