package io.optimum.workbench.ui.style;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.function.Function;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// The bundled fonts: Roboto for text, whose digits have one width, and JetBrains Mono for code.
/// Where one is missing the system's font takes its place.
public final class Fonts {
  /// Of text and drawings.
  public static final String TEXT = "Roboto";

  private static final List<String> FILES =
      List.of("Roboto-Regular.ttf", "Roboto-Bold.ttf", "JetBrainsMono-Regular.ttf");

  private Fonts() {}

  /// Makes the bundled fonts known to JavaFX.
  ///
  /// @param resources finds what comes with the program, by name; null = it is missing
  /// @return those that are missing or damaged
  static List<String> load(Function<String, @Nullable URL> resources) {
    return FILES.stream()
        .filter(each -> !isLoaded(resources.apply("/assets/fonts/" + each)))
        .toList();
  }

  private static boolean isLoaded(@Nullable URL font) {
    if (font == null) {
      return false;
    }
    try (InputStream file = font.openStream()) {
      return Font.loadFont(file, 12) != null;
    } catch (IOException e) {
      return false;
    }
  }
}
