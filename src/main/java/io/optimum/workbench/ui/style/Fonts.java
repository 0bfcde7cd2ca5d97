package io.optimum.workbench.ui.style;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javafx.scene.text.Font;

/// The bundled fonts: Roboto for text, whose digits have one width, and JetBrains Mono for code.
/// Where one is missing the system's font takes its place.
public final class Fonts {
  /// Of text and drawings.
  public static final String TEXT = "Roboto";

  /// Of code and previews of files.
  public static final String CODE = "JetBrains Mono";

  private static final List<String> FILES =
      List.of("Roboto-Regular.ttf", "Roboto-Bold.ttf", "JetBrainsMono-Regular.ttf");

  private Fonts() {}

  /// Makes the bundled fonts known to JavaFX.
  ///
  /// @return those that are missing or damaged
  public static List<String> load() {
    return load("/assets/fonts/", FILES);
  }

  static List<String> load(String folder, List<String> files) {
    return files.stream().filter(each -> !isLoaded(folder + each)).toList();
  }

  private static boolean isLoaded(String resource) {
    try (InputStream file = Fonts.class.getResourceAsStream(resource)) {
      return file != null && Font.loadFont(file, 12) != null;
    } catch (IOException e) {
      return false;
    }
  }
}
