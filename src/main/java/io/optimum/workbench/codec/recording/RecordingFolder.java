package io.optimum.workbench.codec.recording;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.codec.Limits;
import io.optimum.workbench.domain.run.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A recording that was read: what is in it, and its spans on demand.
///
/// @param folder where it is
public record RecordingFolder(Path folder, Recording recording) {
  private static final String ADVICE =
      "Copy the recording again; if it is damaged at its source, record anew.";

  /// Whether a folder says that it is a recording; it may still be damaged.
  public static boolean isRecording(Path folder) {
    return Files.isRegularFile(folder.resolve(RecordingWriter.MANIFEST));
  }

  /// The recordings at a place: the folder itself, else those right within it, by name.
  public static List<Path> find(Path folder) {
    if (isRecording(folder)) {
      return List.of(folder);
    }
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> within = Files.list(folder)) {
      return within
          .filter(each -> !each.getFileName().toString().startsWith("."))
          .filter(RecordingFolder::isRecording)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw failure(folder, "It cannot be read: %s.".formatted(e.getMessage())).because(e);
    }
  }

  /// @throws RecordingException when it is none, or of another version, or damaged
  public static RecordingFolder read(Path folder, JsonCodec codec) {
    Path manifest = folder.resolve(RecordingWriter.MANIFEST);
    String name = manifest.toString();
    try {
      if (!isRecording(folder)) {
        throw new RecordingException(
            folder.toString(),
            "",
            "This is no recording: it has no %s.".formatted(RecordingWriter.MANIFEST),
            "Make one on the Timeline screen, or with `optimum run PROJECT --record FOLDER`.");
      }
      if (Files.size(manifest) > Limits.FILE_BYTES) {
        throw failure(manifest, "It is larger than %d bytes.".formatted(Limits.FILE_BYTES));
      }
      byte[] json = Files.readAllBytes(manifest);
      requireVersion(codec.peek(json, "formatVersion", name), name);
      return new RecordingFolder(folder, codec.read(json, Recording.class, name));
    } catch (JsonException e) {
      throw new RecordingException(name, e.location(), e.reason(), ADVICE).because(e);
    } catch (IOException e) {
      throw failure(manifest, "It cannot be read: %s.".formatted(e.getMessage())).because(e);
    }
  }

  private static void requireVersion(String found, String name) {
    if (found.isEmpty()) {
      throw new RecordingException(
          name,
          "",
          "It has no `formatVersion`, so it is no recording of this program.",
          "Take the folder that was recorded.");
    }
    if (!found.equals(String.valueOf(Recording.FORMAT_VERSION))) {
      throw new RecordingException(
          name,
          "formatVersion",
          "The recording has version %s; this program reads version %d."
              .formatted(found, Recording.FORMAT_VERSION),
          "Open it with the program that recorded it, or a newer one.");
    }
  }

  /// The spans of a run; whoever asks closes them.
  ///
  /// @throws IllegalArgumentException when the run was kept without spans
  /// @throws RecordingException when they cannot be read
  public SpanReader spans(Recording.Run run) {
    String file =
        switch (run.spans()) {
          case Recording.Spans.Kept kept -> kept.file();
          case Recording.Spans.NotKept missing ->
              throw new IllegalArgumentException(
                  "Run %d of %s has no spans: %s"
                      .formatted(run.number(), folder, missing.reason()));
        };
    Path path = folder.resolve(file).normalize();
    if (!path.startsWith(folder.normalize())) {
      throw failure(path, "It lies outside of the recording %s.".formatted(folder));
    }
    try {
      return open(Files.newInputStream(path), path);
    } catch (IOException e) {
      throw failure(path, "The spans of run %d cannot be read.".formatted(run.number())).because(e);
    }
  }

  private static SpanReader open(InputStream in, Path path) throws IOException {
    boolean opened = false;
    try {
      SpanReader reader = new SpanReader(in, path.toString());
      opened = true;
      return reader;
    } finally {
      if (!opened) {
        in.close();
      }
    }
  }

  private static RecordingException failure(Path path, String reason) {
    return new RecordingException(path.toString(), "", reason, ADVICE);
  }
}
