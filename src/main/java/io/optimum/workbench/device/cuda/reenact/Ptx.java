package io.optimum.workbench.device.cuda.reenact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The compiled kernels that ship with the program.
final class Ptx {
  private static final String FILE = "reenact.ptx";

  private Ptx() {}

  static String text() {
    try (InputStream in = Ptx.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(
            "The program lacks its file %s. Install it again.".formatted(FILE));
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
