package io.optimum.workbench.ui.style;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.ui.OpenWindow;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Light and dark while the window is open.
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class ThemeTest {
  @TempDir Path folder;
  private final ObjectProperty<ColorScheme> system = new SimpleObjectProperty<>(ColorScheme.LIGHT);

  @AfterEach
  void goLight() {
    onWindowThread(() -> new Theme(Theme.Choice.LIGHT));
  }

  @Test
  void aWindowFollowsTheSystemWithoutARestart() {
    Theme theme = theme(Theme.Choice.SYSTEM);
    OpenWindow open = OpenWindow.show(Workbench.create().steps(), folder, theme, List.of());
    try {
      assertThat(ground(open).getBrightness()).isGreaterThan(0.8);
      becomes(ColorScheme.DARK);
      assertThat(theme.darkProperty().get()).isTrue();
      assertThat(ground(open).getBrightness()).isLessThan(0.2);
      becomes(ColorScheme.LIGHT);
      assertThat(ground(open).getBrightness()).isGreaterThan(0.8);
    } finally {
      open.hide();
    }
  }

  @Test
  void whatTheUserChoseStaysWhateverTheSystemBecomes() {
    Theme theme = theme(Theme.Choice.LIGHT);
    becomes(ColorScheme.DARK);
    assertThat(theme.darkProperty().get()).isFalse();
    assertThat(onWindowThread(Application::getUserAgentStylesheet)).contains("light");
  }

  @Test
  void whoGoesBackToTheSystemGetsWhatItIsNow() {
    Theme theme = theme(Theme.Choice.LIGHT);
    becomes(ColorScheme.DARK);
    onWindowThread(() -> {
      theme.choiceProperty().set(Theme.Choice.SYSTEM);
      return true;
    });
    assertThat(theme.darkProperty().get()).isTrue();
  }

  @Test
  void menusFillTheirWindowsWhereThoseCannotBeSeenThrough() {
    Theme theme = theme(Theme.Choice.DARK);
    assertThat(menu(theme, true).getEffect()).isNotNull();
    Region opaque = menu(theme, false);
    assertThat(opaque.getEffect()).isNull();
    assertThat(opaque.getBackground().getFills())
        .allSatisfy(fill -> assertThat(fill.getRadii()).isEqualTo(CornerRadii.EMPTY));
  }

  /// A region that looks like a menu.
  private static Region menu(Theme theme, boolean seeThrough) {
    return onWindowThread(() -> {
      Region menu = new Region();
      menu.getStyleClass().add("context-menu");
      Scene scene = new Scene(new StackPane(menu));
      theme.dress(scene, seeThrough);
      scene.getRoot().applyCss();
      return menu;
    });
  }

  private Theme theme(Theme.Choice choice) {
    return onWindowThread(() -> new Theme(choice, system));
  }

  private void becomes(ColorScheme scheme) {
    onWindowThread(() -> {
      system.set(scheme);
      return true;
    });
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// The colour of the window where nothing stands.
  private static Color ground(OpenWindow open) {
    return onWindowThread(() ->
        open.scene()
            .snapshot(null)
            .getPixelReader()
            .getColor(5, (int) open.scene().getHeight() / 2));
  }
}
