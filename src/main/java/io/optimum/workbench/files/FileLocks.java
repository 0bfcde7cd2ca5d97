package io.optimum.workbench.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;

/// Locks of the operating system, so that those of a process that died are free. Within a process
/// they keep others out as well.
public final class FileLocks {
  private FileLocks() {}

  /// Takes the lock of a file, until the channel is closed.
  ///
  /// @return false when somebody else has it
  public static boolean take(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
