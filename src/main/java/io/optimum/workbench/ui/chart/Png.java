package io.optimum.workbench.ui.chart;

import io.optimum.workbench.ui.fx.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/// Pictures as PNG files.
public final class Png {
  private Png() {}

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
}
