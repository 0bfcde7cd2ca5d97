package io.optimum.workbench.codec;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Why a file could not be read or written, in words: those of Java are often its name alone.
public final class IoReason {
  private IoReason() {}

  /// A sentence with its full stop.
  public static String of(IOException e) {
    return switch (e) {
      case AccessDeniedException denied ->
          "no right to write or read %s.".formatted(denied.getFile());
      case FileAlreadyExistsException file ->
          "%s is a file, not a folder.".formatted(file.getFile());
      case NoSuchFileException gone ->
          "there is no %s, and it cannot be made.".formatted(gone.getFile());
      case FileSystemException other when other.getReason() != null ->
          "%s: %s.".formatted(other.getFile(), other.getReason());
      default -> sentence(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    };
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
