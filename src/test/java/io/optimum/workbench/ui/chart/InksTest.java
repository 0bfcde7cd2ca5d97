package io.optimum.workbench.ui.chart;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.ui.chart.line.LineData;
import io.optimum.workbench.ui.chart.line.LineView;
import io.optimum.workbench.ui.style.Palette;
import io.optimum.workbench.ui.style.Theme;
import java.util.List;
import javafx.scene.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class InksTest {
  /// For small text (WCAG 2.2, 1.4.3).
  private static final double READABLE = 4.5;

  @AfterEach
  void goLight() {
    onWindowThread(() -> new Theme(Theme.Choice.LIGHT));
  }

  @ParameterizedTest
  @EnumSource(
      value = Theme.Choice.class,
      names = {"LIGHT", "DARK"})
  void whatADrawingWritesCanBeRead(Theme.Choice theme) {
    Inks inks = onWindowThread(() -> inks(theme));
    assertThat(List.of(inks.ink(), inks.muted(), inks.bad()))
        .allSatisfy(color -> {
          assertThat(Palette.contrast(color, inks.surface())).isGreaterThan(READABLE);
          assertThat(Palette.contrast(color, inks.raised())).isGreaterThan(READABLE);
        });
  }

  private static Inks inks(Theme.Choice theme) {
    new Theme(theme);
    CanvasView view =
        new LineView(
            new LineData(
                Quantity.number("Epoch"), Quantity.number("Loss"), List.of(), "No epoch yet"));
    Scene scene = new Scene(view, 300, 200);
    scene.getStylesheets().add(Theme.stylesheet());
    scene.snapshot(null);
    return view.inks();
  }
}
