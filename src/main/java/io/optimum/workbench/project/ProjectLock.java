package io.optimum.workbench.project;

import io.optimum.workbench.files.FileLocks;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells that a folder is open in a window. The lock is the operating system's, so that of a
/// process that died is free.
public final class ProjectLock implements AutoCloseable {
  private static final String NAME = ".lock";
  private final Path file;
  private final @Nullable FileChannel channel;

  private ProjectLock(Path file, @Nullable FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Empty while another window has the folder. A folder that cannot be written cannot be locked
  /// either, and needs no lock: nothing is saved there.
  public static Optional<ProjectLock> take(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!FileLocks.take(channel)) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new ProjectLock(file, channel));
    } catch (IOException e) {
      return Optional.of(new ProjectLock(file, null));
    }
  }

  /// Of a folder that is not there yet.
  public static ProjectLock none() {
    return new ProjectLock(Path.of(NAME), null);
  }

  /// Gives the folder free.
  @Override
  public void close() {
    if (channel != null) {
      try {
        Files.deleteIfExists(file);
        channel.close();
      } catch (IOException e) {
        System.getLogger(ProjectLock.class.getName())
            .log(System.Logger.Level.INFO, "A lock is left behind: {0}", e.getMessage());
      }
    }
  }
}
