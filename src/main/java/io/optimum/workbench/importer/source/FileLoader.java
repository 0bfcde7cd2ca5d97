package io.optimum.workbench.importer.source;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.JsonStream;
import io.optimum.workbench.importer.file.Texts;
import io.optimum.workbench.importer.file.WrongContentException;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/// Recognises one file by its content and reads it. What goes wrong becomes a problem.
public final class FileLoader {
  /// A recognised file; its content is missing where reading it failed.
  public record Loaded(Path path, ProfileFormat format, Optional<FileContent> content) {}

  private final Progress progress;
  private final int batchSize;

  /// @param batchSize for files that do not say it; 0 = by their names
  public FileLoader(Progress progress, int batchSize) {
    this.progress = progress;
    this.batchSize = batchSize;
  }

  /// Empty when it is none of our formats.
  ///
  /// @param incidental whether that is no problem
  public Optional<Loaded> load(Path path, FileNotes notes, boolean incidental) {
    SourceFile file = new SourceFile(path, progress, batchSize);
    FileNotes recognition = incidental ? new FileNotes(notes.path(), new ArrayList<>()) : notes;
    Optional<ProfileFormat> format = attempt(recognition, notes, () -> Recogniser.recognise(file));
    return format.map(each ->
        new Loaded(path, each, attempt(notes, notes, () -> each.reader().read(file, notes))));
  }

  private interface Attempt<T> {
    T run() throws IOException;
  }

  /// @param notes on what is in the file
  /// @param access on the file itself, such as that it is gone
  private static <T> Optional<T> attempt(FileNotes notes, FileNotes access, Attempt<T> attempt) {
    try {
      return Optional.of(attempt.run());
    } catch (WrongContentException e) {
      notes.error(e.location(), String.valueOf(e.getMessage()), e.advice());
    } catch (StreamConstraintsException e) {
      notes.error(
          location(e),
          "This is larger than anything trtexec writes: " + Texts.shorten(JsonCodec.words(e)),
          "Give the files written by trtexec or TREx.");
    } catch (JacksonException e) {
      notes.error(
          location(e),
          "The JSON is damaged or cut off: " + Texts.shorten(JsonCodec.words(e)),
          "Export the file again; if it was copied, compare sizes.");
    } catch (IOException e) {
      access.error("", "The file cannot be read: " + FileWalk.reason(e), FileWalk.advice(e));
    }
    return Optional.empty();
  }

  private static String location(JacksonException e) {
    return e.getLocation() == null ? "" : JsonStream.location(e.getLocation());
  }
}
