package io.optimum.workbench.ui;

import io.optimum.workbench.ui.shell.WorkbenchWindow;
import io.optimum.workbench.ui.style.Theme;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of parts of the window, to be looked at: `target/gallery/<name>-<light|dark>.png`.
public final class Pictures {
  private static final double SCALE = 1.5;

  private Pictures() {}

  /// Draws what `part` makes, of this size, in light and dark.
  public static void take(String name, double width, double height, Supplier<Parent> part)
      throws IOException {
    for (Theme.Choice choice : new Theme.Choice[] {Theme.Choice.LIGHT, Theme.Choice.DARK}) {
      Scene scene = onWindowThread(() -> scene(choice, width, height, part.get()));
      WaitForAsyncUtils.waitForFxEvents();
      String file = "%s-%s.png".formatted(name, choice.name().toLowerCase(Locale.ROOT));
      Snapshot.write(
          onWindowThread(() -> Snapshot.of(scene.getRoot(), SCALE)),
          Path.of("target", "gallery", file));
    }
  }

  private static Scene scene(Theme.Choice choice, double width, double height, Parent part) {
    new Theme(choice);
    Scene scene = new Scene(part, width, height);
    scene.getStylesheets().add(Theme.stylesheet());
    URL layout = Objects.requireNonNull(WorkbenchWindow.class.getResource("window.css"));
    part.getStylesheets().add(layout.toExternalForm());
    scene.snapshot(null);
    return scene;
  }

  private static <T> T onWindowThread(java.util.concurrent.Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, action);
  }
}
