package io.optimum.workbench.ui.chart;

import io.optimum.workbench.ui.fx.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/// Pictures of nodes as PNG files.
public final class Png {
  private Png() {}

  /// Draws a node that is in a scene; on the window's thread.
  ///
  /// @param scale picture pixels per logical pixel, 2 for documents
  public static WritableImage picture(Node node, double scale) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(Color.TRANSPARENT);
    return node.snapshot(parameters, null);
  }

  /// A picture as a PNG file; packed when it is written, for that takes long.
  static Content content(Image picture) {
    return (out, _) -> out.write(bytes(picture));
  }

  /// A picture as the bytes of a PNG file.
  public static byte[] bytes(Image picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// Writes a picture to `file`, which is replaced in one step.
  public static void write(WritableImage picture, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    Files.createDirectories(folder);
    Path half = Files.createTempFile(folder, target.getFileName().toString(), ".tmp");
    try {
      ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", half.toFile());
      Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
