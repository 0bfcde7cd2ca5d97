package io.optimum.workbench.app;

/// Whether a window can be shown.
final class Display {
  private Display() {}

  /// On Linux a display is named in the environment, unless JavaFX is told to do without one.
  static boolean isPresent() {
    return !System.getProperty("os.name", "").startsWith("Linux")
        || System.getenv("DISPLAY") != null
        || System.getenv("WAYLAND_DISPLAY") != null
        || System.getProperty("glass.platform") != null;
  }
}
