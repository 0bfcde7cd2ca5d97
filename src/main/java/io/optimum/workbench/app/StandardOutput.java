package io.optimum.workbench.app;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers that something could not be written, which a `PrintWriter` keeps to itself.
final class StandardOutput extends FilterOutputStream {
  private @Nullable String lost;

  StandardOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      lost = String.valueOf(e.getMessage());
      throw e;
    }
  }

  /// Why the output is not whole; empty also where the reader had enough of it, as `head` has.
  Optional<String> lost() {
    return Optional.ofNullable(lost)
        .filter(reason -> !reason.toLowerCase(Locale.ROOT).contains("broken pipe"));
  }
}
