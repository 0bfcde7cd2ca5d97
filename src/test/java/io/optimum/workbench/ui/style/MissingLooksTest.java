package io.optimum.workbench.ui.style;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.ui.OpenWindow;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Screen;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/// A broken installation: the window is there all the same and says what is wrong with it.
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class MissingLooksTest {
  private static final ObservableValue<ColorScheme> DARK =
      new SimpleObjectProperty<>(ColorScheme.DARK);

  @TempDir Path folder;
  private @Nullable OpenWindow shown;

  @AfterEach
  void hide() {
    if (shown != null) {
      shown.hide();
    }
    onWindowThread(() -> new Theme(Theme.Choice.LIGHT));
  }

  @Test
  void aWindowWithoutItsFontsSaysSoOnceAndGoesOn() throws Exception {
    OpenWindow open = open(without(name -> name.endsWith(".ttf")));
    assertSaidOnce(open, "Roboto-Regular.ttf, Roboto-Bold.ttf, JetBrainsMono-Regular.ttf");
    assertReadable(open);
  }

  @Test
  void aDamagedFontCountsAsMissing() throws Exception {
    Path garbage = Files.writeString(folder.resolve("garbage.ttf"), "This is no font.");
    Function<String, @Nullable URL> resources =
        name -> name.endsWith("Roboto-Bold.ttf") ? url(garbage) : Theme.class.getResource(name);
    assertSaidOnce(open(resources), "take their place: Roboto-Bold.ttf.");
  }

  @Test
  void aWindowWithoutItsStylesheetIsLightAndReadable() throws Exception {
    OpenWindow open = open(without("workbench.css"::equals));
    assertSaidOnce(open, "workbench.css");
    assertThat(onWindowThread(Application::getUserAgentStylesheet)).contains("light");
    assertReadable(open);
  }

  @Test
  void aWindowWithoutAnyStylesheetHasTheToolkitsOwn() throws Exception {
    OpenWindow open = open(without(name -> name.endsWith(".css")));
    assertSaidOnce(open, "workbench.css, primer-light.css, primer-dark.css");
    assertThat(onWindowThread(Application::getUserAgentStylesheet))
        .isEqualTo(Application.STYLESHEET_MODENA);
    assertReadable(open);
  }

  @Test
  void aWholeInstallationSaysNothing() {
    assertThat(onWindowThread(() -> new Theme(Theme.Choice.LIGHT).missing())).isEmpty();
  }

  private OpenWindow open(Function<String, @Nullable URL> resources) {
    Theme theme = onWindowThread(() -> new Theme(Theme.Choice.DARK, DARK, resources));
    OpenWindow open = OpenWindow.show(Workbench.create().steps(), folder, theme, List.of());
    shown = open;
    return open;
  }

  private static Function<String, @Nullable URL> without(Predicate<String> missing) {
    return name -> missing.test(name) ? null : Theme.class.getResource(name);
  }

  private static void assertSaidOnce(OpenWindow open, String what) {
    assertThat(open.session().notices().all())
        .extracting(Notice::text)
        .singleElement()
        .asString()
        .contains(what, "Install the workbench again");
    assertThat(open.session().problems().log())
        .singleElement()
        .satisfies(each -> assertThat(each.problem().line()).contains(what));
    assertThat(open.shows("#notices")).isTrue();
  }

  /// Every text of the first screen stands out from the ground of the window.
  private static void assertReadable(OpenWindow open) throws Exception {
    open.go(Screen.WELCOME);
    open.go(Screen.ENGINES);
    List<Label> labels =
        onWindowThread(() ->
            open.node("#engines").lookupAll(".label").stream()
                .map(Label.class::cast)
                .filter(each -> each.isVisible() && !each.getText().isBlank())
                .toList());
    assertThat(labels).isNotEmpty();
    Color ground = onWindowThread(() -> ground(open));
    for (Label label : labels) {
      assertThat(Palette.contrast((Color) label.getTextFill(), ground))
          .as(label.getText())
          .isGreaterThan(4.5);
      assertThat(label.getWidth()).isPositive();
    }
  }

  /// The colour beside the title of the screen.
  private static Color ground(OpenWindow open) {
    WritableImage picture = open.scene().snapshot(null);
    Bounds title =
        open.node("#engines .screen-title")
            .localToScene(open.node("#engines .screen-title").getLayoutBounds());
    return picture.getPixelReader().getColor((int) title.getMaxX() + 20, (int) title.getCenterY());
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }
}
