package io.optimum.workbench.ui;

import io.optimum.workbench.ui.chart.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/// What a node looks like.
public final class Snapshot {
  private Snapshot() {}

  /// Draws a node that is in a scene; on the window's thread.
  ///
  /// @param scale picture pixels per logical pixel
  public static WritableImage of(Node node, double scale) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(Color.TRANSPARENT);
    return node.snapshot(parameters, null);
  }

  /// Writes a picture to a PNG file, whose folder is made.
  public static void write(Image picture, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, Png.bytes(picture));
  }
}
