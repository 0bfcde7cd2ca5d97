package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
  @Test
  void whatAFullDiskDoesNotTakeIsRemembered() {
    assertThat(printed(failing("No space left on device")).lost())
        .contains("No space left on device");
  }

  @Test
  void aReaderThatHadEnoughIsNoFailure() {
    assertThat(printed(failing("Broken pipe")).lost()).isEmpty();
    assertThat(printed(new ByteArrayOutputStream()).lost()).isEmpty();
  }

  private static StandardOutput printed(OutputStream out) {
    StandardOutput output = new StandardOutput(out);
    PrintWriter writer = new PrintWriter(output, false, StandardCharsets.UTF_8);
    writer.println("one");
    writer.flush();
    writer.println("two");
    writer.flush();
    return output;
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int each) throws IOException {
        throw new IOException(reason);
      }
    };
  }
}
