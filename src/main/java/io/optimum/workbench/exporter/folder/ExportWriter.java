package io.optimum.workbench.exporter.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.ExportException;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.ArrayList;
import java.util.List;

/// Puts an export on disk: all of it or nothing.
///
/// The files are written beside the target, forced to disk and read back; only then the folder is
/// renamed into place. An earlier export of ours is replaced the same way, and put back if that
/// fails; a folder with files of anybody else is refused.
public final class ExportWriter {
  /// A file that was written and read back.
  ///
  /// @param path relative to the folder
  /// @param sizeBytes its size
  /// @param sha256 hash of its content, lower-case hexadecimal
  public record WrittenFile(String path, long sizeBytes, String sha256) {}

  /// An export on disk.
  ///
  /// @param folder absolute
  /// @param files in the order of the bundle
  public record Written(Path folder, List<WrittenFile> files) {
    public Written {
      files = List.copyOf(files);
    }
  }

  /// @throws ExportException when it cannot be written; then nothing has changed
  /// @throws java.util.concurrent.CancellationException when it was stopped; then nothing has
  ///   changed
  public Written write(ExportBundle bundle, Path folder, Progress progress) {
    ExportPaths.check(bundle.files());
    Path target = folder.toAbsolutePath().normalize();
    try {
      return checkedWrite(bundle, real(target), progress);
    } catch (IOException | ReadOnlyFileSystemException e) {
      throw failure(target, e);
    }
  }

  private static Written checkedWrite(ExportBundle bundle, Path target, Progress progress)
      throws IOException {
    Path parent = target.getParent();
    if (parent == null) {
      throw new ExportException("An export cannot replace the root %s.".formatted(target));
    }
    if (Files.isDirectory(target)) {
      ExportMarker.requireOurs(target);
    } else if (Files.exists(target)) {
      throw new ExportException("%s is a file. Choose a folder for the export.".formatted(target));
    }
    requireSourcesOutside(bundle, target);
    Files.createDirectories(parent);
    requireSpace(bundle, parent);
    Path partial = Files.createTempDirectory(parent, "." + target.getFileName() + ".partial-");
    try {
      Path made = Files.createDirectory(partial.resolve("export"));
      List<WrittenFile> written = writeAll(bundle, made, progress);
      FolderSwap.into(made, target);
      return new Written(target, written);
    } finally {
      FolderSwap.discard(partial);
    }
  }

  private static List<WrittenFile> writeAll(ExportBundle bundle, Path partial, Progress progress)
      throws IOException {
    List<WrittenFile> written = new ArrayList<>();
    List<ExportFile> files = bundle.files();
    for (int i = 0; i < files.size(); i++) {
      progress.report((double) i / files.size(), "Writing " + files.get(i).path());
      written.add(DurableFile.write(files.get(i), partial));
    }
    DurableFile.write(partial.resolve(ExportMarker.NAME), ExportMarker.content(written));
    DurableFile.force(partial.resolve(ExportMarker.NAME));
    for (WrittenFile file : written) {
      progress.report(1, "Checking " + file.path());
      DurableFile.force(partial.resolve(file.path()));
      DurableFile.verify(file, partial);
    }
    return written;
  }

  private static void requireSourcesOutside(ExportBundle bundle, Path target) {
    for (ExportFile file : bundle.files()) {
      if (file instanceof ExportFile.Copy copy
          && copy.source().toAbsolutePath().normalize().startsWith(target)) {
        throw new ExportException(
            "The file %s lies in the folder that the export would replace. Choose another folder."
                .formatted(copy.source()));
      }
    }
  }

  private static void requireSpace(ExportBundle bundle, Path parent) throws IOException {
    long neededBytes = 0;
    for (ExportFile file : bundle.files()) {
      neededBytes +=
          switch (file) {
            case ExportFile.Text text -> text.content().getBytes(UTF_8).length;
            case ExportFile.Copy copy -> Files.size(copy.source());
            case ExportFile.Packed packed -> packed.content().length;
          };
    }
    long usableBytes = Files.getFileStore(parent).getUsableSpace();
    if (neededBytes > usableBytes) {
      throw new ExportException(
          "The export needs %d bytes, but %s has %d left. Free space, or choose another disk."
              .formatted(neededBytes, parent, usableBytes));
    }
  }

  /// A link to a folder stays a link: the folder it leads to is replaced.
  private static Path real(Path target) throws IOException {
    return Files.isSymbolicLink(target) ? target.toRealPath() : target;
  }

  private static ExportException failure(Path target, Exception cause) {
    String advice =
        switch (cause) {
          case AccessDeniedException denied ->
              "There is no right to write or read there (%s). Choose another folder."
                  .formatted(denied.getFile());
          case FileAlreadyExistsException file ->
              "%s is a file, not a folder.".formatted(file.getFile());
          case NoSuchFileException missing ->
              "%s does not exist any more.".formatted(missing.getFile());
          case ReadOnlyFileSystemException _ -> "The disk is read-only. Choose another folder.";
          case FileSystemException other when other.getReason() != null ->
              "%s: %s.".formatted(other.getFile(), other.getReason());
          default -> cause.getMessage() + ".";
        };
    return new ExportException(
        "The export to %s was not written; nothing has changed there. %s".formatted(target, advice),
        cause);
  }
}
