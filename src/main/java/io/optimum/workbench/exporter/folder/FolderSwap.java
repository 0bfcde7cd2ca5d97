package io.optimum.workbench.exporter.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Renames a finished folder into place. A crash between the two renames leaves the old folder
/// beside the target as `.<name>.previous-…`.
final class FolderSwap {
  private static final System.Logger LOG = System.getLogger(FolderSwap.class.getName());

  private FolderSwap() {}

  /// `target` becomes what `finished` is; on failure it stays what it was.
  static void into(Path finished, Path target) throws IOException {
    try (Stream<Path> all = Files.walk(finished)) {
      for (Path folder : all.filter(Files::isDirectory).toList()) {
        force(folder);
      }
    }
    Path parent = Objects.requireNonNull(target.getParent(), "target has a parent");
    if (!Files.exists(target)) {
      Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
      force(parent);
      return;
    }
    Path previous = Files.createTempDirectory(parent, "." + target.getFileName() + ".previous-");
    Path aside = previous.resolve("export");
    try {
      Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
      replace(finished, target, aside);
      force(parent);
    } finally {
      if (Files.exists(target)) {
        discard(previous);
      }
    }
  }

  private static void replace(Path finished, Path target, Path aside) throws IOException {
    try {
      Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
  }

  /// Deletes a folder that is not needed any more; where that fails the export is still good.
  static void discard(Path folder) {
    try {
      delete(folder);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "The folder {0} can be deleted by hand.", folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, @Nullable IOException error)
              throws IOException {
            if (error != null) {
              throw error;
            }
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Makes a rename durable; Windows has no folders that can be opened and needs none.
  private static void force(Path folder) throws IOException {
    if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
