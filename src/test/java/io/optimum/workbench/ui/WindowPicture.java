package io.optimum.workbench.ui;

import static io.optimum.workbench.ui.OpenWindow.onWindowThread;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Point2D;
import javafx.scene.Parent;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/// A window as it is seen: with the menus, lists and tooltips that lie above it, which are windows
/// of their own.
final class WindowPicture {
  private WindowPicture() {}

  /// @param scale pixels of the picture per pixel of the window
  static void write(OpenWindow open, double scale, Path file) throws IOException {
    WaitForAsyncUtils.waitForFxEvents();
    BufferedImage picture = onWindowThread(() -> take(open, scale));
    Files.createDirectories(file.getParent());
    ImageIO.write(picture, "png", file.toFile());
  }

  private static BufferedImage take(OpenWindow open, double scale) {
    Parent root = open.scene().getRoot();
    root.applyCss();
    root.layout();
    BufferedImage picture = SwingFXUtils.fromFXImage(Snapshot.of(root, scale), null);
    Graphics2D pen = picture.createGraphics();
    for (Window each : Window.getWindows()) {
      if (!each.equals(open.stage())) {
        Parent above = each.getScene().getRoot();
        Point2D at = root.screenToLocal(above.localToScreen(0, 0));
        pen.drawImage(
            SwingFXUtils.fromFXImage(Snapshot.of(above, scale), null),
            (int) Math.round((at.getX() + above.getBoundsInLocal().getMinX()) * scale),
            (int) Math.round((at.getY() + above.getBoundsInLocal().getMinY()) * scale),
            null);
      }
    }
    pen.dispose();
    return picture;
  }
}
