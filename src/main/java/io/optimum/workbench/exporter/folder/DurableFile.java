package io.optimum.workbench.exporter.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.optimum.workbench.domain.Sha256;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.folder.ExportWriter.WrittenFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Files that are hashed while written, forced to disk and checked by reading back.
final class DurableFile {
  private static final int BUFFER_BYTES = 1 << 16;

  private DurableFile() {}

  static WrittenFile write(ExportFile file, Path folder) throws IOException {
    Path target = folder.resolve(file.path());
    Files.createDirectories(target.getParent());
    return switch (file) {
      case ExportFile.Text text -> {
        WrittenFile written =
            write(text.path(), new ByteArrayInputStream(text.content().getBytes(UTF_8)), target);
        if (text.executable() && !target.toFile().setExecutable(true, false)) {
          throw new IOException("%s cannot be made executable".formatted(target));
        }
        yield written;
      }
      case ExportFile.Copy copy -> {
        try (InputStream in = Files.newInputStream(copy.source())) {
          yield same(copy, write(copy.path(), in, target));
        }
      }
      case ExportFile.Packed packed ->
          write(packed.path(), new ByteArrayInputStream(packed.content()), target);
    };
  }

  private static WrittenFile same(ExportFile.Copy copy, WrittenFile written) throws IOException {
    if (!written.sha256().equals(copy.sha256())) {
      throw new IOException(
          "%s has the SHA-256 %s, but had %s when it was imported; import and profile it again"
              .formatted(copy.source(), written.sha256(), copy.sha256()));
    }
    return written;
  }

  static void write(Path target, byte[] content) throws IOException {
    write(target.toString(), new ByteArrayInputStream(content), target);
  }

  private static WrittenFile write(String path, InputStream in, Path target) throws IOException {
    MessageDigest hash = Sha256.digest();
    long sizeBytes = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (FileChannel out =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        hash.update(buffer, 0, count);
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        sizeBytes += count;
      }
    }
    return new WrittenFile(path, sizeBytes, HexFormat.of().formatHex(hash.digest()));
  }

  /// Forces a written file to disk. Apart from writing: a disk that is asked for many files after
  /// another takes one turn for all that wait.
  static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /// Reads a written file again and compares size and hash.
  static void verify(WrittenFile file, Path folder) throws IOException {
    MessageDigest hash = Sha256.digest();
    long sizeBytes = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(folder.resolve(file.path()))) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        hash.update(buffer, 0, count);
        sizeBytes += count;
      }
    }
    String sha256 = HexFormat.of().formatHex(hash.digest());
    if (sizeBytes != file.sizeBytes() || !sha256.equals(file.sha256())) {
      throw new IOException(
          "%s reads back as %d bytes with SHA-256 %s, but %d bytes with %s were written; the disk may be failing"
              .formatted(file.path(), sizeBytes, sha256, file.sizeBytes(), file.sha256()));
    }
  }
}
