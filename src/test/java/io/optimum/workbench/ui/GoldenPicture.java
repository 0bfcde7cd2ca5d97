package io.optimum.workbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Compares pictures with those in `src/test/resources/golden/ui`. Edges of letters may differ a
/// little from machine to machine; where more differs, the picture and a map of what differs land
/// in `target/golden/ui`. `-Dgolden.update=true` rewrites them, and the pictures of the
/// documentation, which are some of them.
final class GoldenPicture {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/ui");
  private static final Path DOCS = Path.of("src/site/resources/images");
  private static final Path ACTUAL = Path.of("target/golden/ui");

  /// Of 255, in the channel that differs most: less is smoothing of edges.
  private static final int SAME_COLOUR = 60;

  private static final double MOST_DIFFERENT_FRACTION = 0.004;
  private static final int MARK = 0xffff0000;

  private GoldenPicture() {}

  static void compare(String name, WritableImage picture) throws IOException {
    Path golden = golden(name);
    if ("true".equals(System.getProperty("golden.update"))) {
      Snapshot.write(picture, golden);
      if (inDocs(name).toFile().exists()) {
        Snapshot.write(picture, inDocs(name));
      }
      return;
    }
    assertThat(golden).as("golden picture; make it with -Dgolden.update=true").exists();
    BufferedImage expected = ImageIO.read(golden.toFile());
    BufferedImage actual = SwingFXUtils.fromFXImage(picture, null);
    BufferedImage map =
        new BufferedImage(actual.getWidth(), actual.getHeight(), BufferedImage.TYPE_INT_RGB);
    double different = differentFraction(expected, actual, map);
    if (different > MOST_DIFFERENT_FRACTION) {
      Snapshot.write(picture, ACTUAL.resolve(name + ".png"));
      Files.createDirectories(ACTUAL);
      ImageIO.write(map, "png", ACTUAL.resolve(name + "-diff.png").toFile());
    }
    assertThat(different)
        .as("share of pixels of %s that differ; see %s", name, ACTUAL.toAbsolutePath())
        .isLessThanOrEqualTo(MOST_DIFFERENT_FRACTION);
  }

  /// Where the documentation has it, if it does.
  static Path inDocs(String name) {
    return DOCS.resolve(name + ".png");
  }

  static Path golden(String name) {
    return GOLDEN.resolve(name + ".png");
  }

  /// Share of pixels that differ; 1 when the sizes do.
  static double differentFraction(BufferedImage expected, BufferedImage actual, BufferedImage map) {
    if (expected.getWidth() != actual.getWidth() || expected.getHeight() != actual.getHeight()) {
      return 1;
    }
    long different = 0;
    for (int y = 0; y < actual.getHeight(); y++) {
      for (int x = 0; x < actual.getWidth(); x++) {
        if (distance(expected.getRGB(x, y), actual.getRGB(x, y)) > SAME_COLOUR) {
          map.setRGB(x, y, MARK);
          different++;
        }
      }
    }
    return different / (double) (actual.getWidth() * actual.getHeight());
  }

  private static int distance(int one, int other) {
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      most = Math.max(most, Math.abs((one >> shift & 255) - (other >> shift & 255)));
    }
    return most;
  }
}
