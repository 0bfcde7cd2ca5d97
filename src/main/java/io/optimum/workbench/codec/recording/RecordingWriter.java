package io.optimum.workbench.codec.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.optimum.workbench.codec.IoReason;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.run.RecordedEngine;
import io.optimum.workbench.domain.run.Recording;
import io.optimum.workbench.domain.run.TracingCost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Makes a recording's folder: run by run in a folder beside it, which takes its place once it is
/// whole. A folder that holds anything is never written over.
///
/// One run at a time: [#beginRun], spans, then [#endRun] or [#dropRun].
public final class RecordingWriter implements AutoCloseable {
  static final String MANIFEST = "recording.json";
  static final String LATENCIES = "latencies.csv";
  private static final String SPANS = "spans";
  private static final int MOST_LEFTOVERS = 1000;

  private final Path folder;
  private final JsonCodec codec;
  private final Path staging;
  private final List<Recording.Run> runs = new ArrayList<>();
  private @Nullable SpanWriter spans;

  /// @throws IllegalArgumentException when the folder holds something, or cannot be made
  public RecordingWriter(Path folder, JsonCodec codec) {
    this.folder = folder.toAbsolutePath().normalize();
    this.codec = codec;
    requireFree(this.folder);
    try {
      Path parent = Files.createDirectories(this.folder.getParent());
      staging = newFolder(parent, ".partial-" + this.folder.getFileName());
      Files.createDirectory(staging.resolve(SPANS));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The recording %s cannot be made: %s Name a folder where you may write."
              .formatted(folder, IoReason.of(e)),
          e);
    }
  }

  /// One that a killed recording left behind is not used again.
  private static Path newFolder(Path parent, String name) throws IOException {
    for (int i = 1; ; i++) {
      try {
        return Files.createDirectory(parent.resolve(i == 1 ? name : name + "-" + i));
      } catch (FileAlreadyExistsException e) {
        if (i == MOST_LEFTOVERS) {
          throw e;
        }
      }
    }
  }

  /// @throws IllegalArgumentException when a recording cannot be made there
  public static void requireFree(Path folder) {
    Path place = folder.toAbsolutePath().normalize();
    if (place.getParent() == null || place.getFileName() == null) {
      throw new IllegalArgumentException(
          "A recording cannot be made at %s. Name a new folder.".formatted(folder));
    }
    if (Files.exists(place) && !isEmptyFolder(place)) {
      throw new IllegalArgumentException(
          "A recording cannot be made at %s: there is something already. Name a new folder."
              .formatted(folder));
    }
  }

  private static boolean isEmptyFolder(Path place) {
    if (!Files.isDirectory(place)) {
      return false;
    }
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(place)) {
      return !inside.iterator().hasNext();
    } catch (IOException e) {
      throw new IllegalArgumentException("The folder %s cannot be read.".formatted(place), e);
    }
  }

  /// Runs kept so far.
  public int runCount() {
    return runs.size();
  }

  /// Takes the spans of the next run.
  public SpanWriter beginRun() {
    Path file = staging.resolve(spanFile());
    try {
      spans =
          new SpanWriter(
              new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), file.toString());
      return spans;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /// Keeps the run.
  ///
  /// @param tracing what its spans cost
  public void endRun(
      Recording.Outcome outcome, List<Recording.Steered> steered, TracingCost tracing) {
    SpanWriter written = spans;
    if (written == null) {
      throw new IllegalStateException("No run was begun.");
    }
    written.close();
    Recording.Spans kept = new Recording.Spans.Kept(spanFile(), written.count());
    runs.add(new Recording.Run(runs.size() + 1, outcome, steered, kept, tracing));
    spans = null;
  }

  /// Forgets the run that was begun.
  public void dropRun() {
    SpanWriter written = spans;
    if (written != null) {
      spans = null;
      written.close();
    }
  }

  /// Puts the recording in its place; there must be a run.
  ///
  /// @return what is in it
  public Recording finish(
      Recording.Device device, List<Engine> engines, List<RecordedEngine> profiles) {
    Recording recording = new Recording(Recording.FORMAT_VERSION, device, engines, profiles, runs);
    try {
      Files.deleteIfExists(staging.resolve(spanFile()));
      Files.write(staging.resolve(LATENCIES), LatencyTable.of(recording).getBytes(UTF_8));
      Files.write(staging.resolve(MANIFEST), codec.write(recording));
      sync();
      if (Files.exists(folder)) {
        Files.delete(folder);
      }
      Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failure(e);
    }
    return recording;
  }

  private String spanFile() {
    return "%s/%04d.spans.gz".formatted(SPANS, runs.size() + 1);
  }

  private void sync() throws IOException {
    try (Stream<Path> files = Files.walk(staging)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
      }
    }
  }

  /// Removes what is not in its place.
  @Override
  public void close() {
    if (!Files.exists(staging)) {
      return;
    }
    dropRun();
    try (Stream<Path> files = Files.walk(staging)) {
      for (Path file : files.toList().reversed()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private UncheckedIOException failure(IOException e) {
    return new UncheckedIOException(
        "The recording cannot be written to %s: %s. Is the disk full?"
            .formatted(folder, e.getMessage()),
        e);
  }
}
