package io.optimum.workbench.device.cuda.driver.jcuda;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// JCuda's native library. JCuda unpacks it to a fixed name in the temporary folder and takes what
/// is there already, so that of two agents that start at once one could load half of it.
final class JCudaNatives {
  private static final String LOCK = "optimum-jcuda.lock";

  private JCudaNatives() {}

  /// Loads it, one process after the other. Where there is no right to lock, as beside another
  /// user's file, it is loaded all the same.
  static synchronized void load() {
    Path lock = Path.of(System.getProperty("java.io.tmpdir"), LOCK);
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      touch();
    } catch (IOException _) {
      touch();
    }
  }

  private static void touch() {
    jcuda.driver.JCudaDriver.setExceptionsEnabled(false);
  }
}
