package io.optimum.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Files as `optimum build` leaves them, but for what is in the plan.
public final class BuiltEngines {
  private BuiltEngines() {}

  /// Plans of TensorRT 8.6, each with other bytes.
  public static Path in(Path folder, String... names) throws IOException {
    Files.createDirectories(folder);
    for (String name : names) {
      byte[] plan = Arrays.copyOf("ftrt".getBytes(StandardCharsets.US_ASCII), 64);
      plan[24] = 8;
      plan[25] = 6;
      plan[40] = (byte) name.length();
      Files.write(folder.resolve(name + ".plan"), plan);
    }
    return folder;
  }
}
