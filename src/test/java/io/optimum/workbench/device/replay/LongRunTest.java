package io.optimum.workbench.device.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run of any length needs the memory of a few blocks: two million spans, which would take 80 MB
/// as columns, are recorded, replayed and imported in a heap of 32 MB.
class LongRunTest {
  private static final long SPANS = 2_000_000;

  @TempDir Path folder;

  @Test
  void twoMillionSpansPassThroughASmallHeap() throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    Path place = folder.resolve("r");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                LongRunMain.class.getName(),
                place.toString(),
                String.valueOf(SPANS))
            .redirectErrorStream(true)
            .redirectOutput(new File(output.toString()))
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    assertThat(Files.size(place.resolve("spans/0001.spans.gz")))
        .as("two bytes a span and less, for they are regular")
        .isLessThan(2 * SPANS);
  }
}
