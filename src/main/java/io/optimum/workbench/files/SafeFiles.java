package io.optimum.workbench.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.UUID;

/// Writes whole files so that a crash leaves either the old or the new one. A file keeps who may
/// read it; a new one gets what the user's other files get.
public final class SafeFiles {
  private SafeFiles() {}

  /// What a file is to hold.
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Writes a file that may be there already, in a folder that is made where it is missing. Leaves
  /// the file alone when it already has these bytes.
  ///
  /// @return whether it was written
  public static boolean replace(Path file, byte[] bytes) throws IOException {
    if (Files.isRegularFile(file)
        && Files.size(file) == bytes.length
        && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return false;
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    write(file, out -> out.write(bytes));
    return true;
  }

  /// Temporary file in the folder, fsync, atomic rename.
  public static void write(Path file, Body body) throws IOException {
    Path half = file.toAbsolutePath().resolveSibling(".save-%s.tmp".formatted(UUID.randomUUID()));
    try {
      fill(half, body);
      keepPermissions(file, half);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private static void fill(Path file, Body body) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out = new StillOpen(Channels.newOutputStream(channel));
      body.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /// Compressing writers close what they write to; the file is still to be forced to the disk.
  private static final class StillOpen extends BufferedOutputStream {
    StillOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView there = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (there != null && Files.exists(from)) {
      Files.setPosixFilePermissions(to, there.readAttributes().permissions());
    }
  }
}
