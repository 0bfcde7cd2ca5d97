package io.optimum.workbench.importer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Recognises one file by its content and reads it. What goes wrong becomes a problem.
final class FileLoader {
  /// A recognised file; its content is missing where reading it failed.
  record Loaded(Path path, ProfileFormat format, Optional<FileContent> content) {}

  private final Progress progress;

  FileLoader(Progress progress) {
    this.progress = progress;
  }

  /// Empty when it is none of our formats.
  Optional<Loaded> load(Path path, FileNotes notes) {
    Optional<ProfileFormat> format = attempt(notes, () -> recognise(path));
    return format.map(
        each -> new Loaded(path, each, attempt(notes, () -> read(path, each, notes))));
  }

  private ProfileFormat recognise(Path path) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(path)) {
      head = in.readNBytes(TensorRtPlanReader.HEAD_BYTES);
    }
    if (head.length == 0) {
      throw new WrongContentException("", "The file is empty (0 bytes).", "Export it again.");
    }
    if (TensorRtPlanReader.planStart(head).isPresent()) {
      return ProfileFormat.TENSORRT_PLAN;
    }
    if (isBinary(head)) {
      throw new WrongContentException(
          "byte 0",
          "This is neither a TensorRT plan (`ftrt`, `ptrt`) nor JSON.",
          "Give the engine that trtexec --saveEngine wrote; an ONNX model must be built first:"
              + " trtexec --onnx=MODEL.onnx --saveEngine=MODEL.engine.");
    }
    try (InputStream in = open(path)) {
      return ProfileFormat.sniffJson(in);
    }
  }

  private FileContent read(Path path, ProfileFormat format, FileNotes notes) throws IOException {
    try (InputStream in = open(path)) {
      return format.reader().read(in, notes);
    }
  }

  private InputStream open(Path path) throws IOException {
    return new ProgressStream(
        Files.newInputStream(path), Files.size(path), "Reading " + path.getFileName(), progress);
  }

  /// JSON begins with a bracket, after white space or a byte order mark; a UTF-16 bracket has a
  /// zero beside it.
  private static boolean isBinary(byte[] head) {
    for (byte each : head) {
      switch (each) {
        case '{', '[' -> {
          return false;
        }
        case ' ',
            '\t',
            '\r',
            '\n',
            0,
            (byte) 0xEF,
            (byte) 0xBB,
            (byte) 0xBF,
            (byte) 0xFE,
            (byte) 0xFF -> {}
        default -> {
          return true;
        }
      }
    }
    return false;
  }

  private interface Attempt<T> {
    T run() throws IOException;
  }

  private static <T> Optional<T> attempt(FileNotes notes, Attempt<T> attempt) {
    try {
      return Optional.of(attempt.run());
    } catch (WrongContentException e) {
      notes.error(e.location(), String.valueOf(e.getMessage()), e.advice());
    } catch (StreamConstraintsException e) {
      notes.error(
          location(e),
          "This is larger than anything trtexec writes: %s."
              .formatted(Texts.shorten(e.getOriginalMessage())),
          "Give the files written by trtexec or TREx.");
    } catch (JacksonException e) {
      notes.error(
          location(e),
          "The JSON is damaged or cut off: %s.".formatted(Texts.shorten(e.getOriginalMessage())),
          "Export the file again; if it was copied, compare sizes.");
    } catch (IOException e) {
      notes.error("", "The file cannot be read: " + FileWalk.reason(e), "Check the rights on it.");
    }
    return Optional.empty();
  }

  private static String location(JacksonException e) {
    return e.getLocation() == null ? "" : JsonStream.location(e.getLocation());
  }
}
