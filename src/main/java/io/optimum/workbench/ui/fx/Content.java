package io.optimum.workbench.ui.fx;

import io.optimum.workbench.task.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// What a file or the clipboard is to hold. Whoever makes one takes what it needs from the window
/// at once; it is written later, on a thread of its own, so that long files do not hold the window.
@FunctionalInterface
public interface Content {
  /// @param progress to report to now and then, so that the user can stop it
  void writeTo(OutputStream out, Progress progress) throws IOException;

  /// A text that is made when it is written.
  static Content text(Supplier<String> text) {
    return (out, _) -> out.write(text.get().getBytes(StandardCharsets.UTF_8));
  }

  /// All of it as text.
  default String asText(Progress progress) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writeTo(bytes, progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
