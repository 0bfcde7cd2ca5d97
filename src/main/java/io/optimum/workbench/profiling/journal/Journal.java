package io.optimum.workbench.profiling.journal;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.codec.JsonLines;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.evidence.Measurement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Measurements as JSON Lines, appended and forced to disk one by one: what was measured once is
/// never lost. A line cut off by a crash is reported and skipped; the next one starts on a new
/// line.
public final class Journal {
  private final Path file;
  private final JsonCodec codec;

  /// @param measurements in the order they were made
  /// @param problems lines that could not be read
  public record Contents(List<Measurement> measurements, List<Problem> problems) {
    public Contents {
      measurements = List.copyOf(measurements);
      problems = List.copyOf(problems);
    }
  }

  public Journal(Path file, JsonCodec codec) {
    this.file = file;
    this.codec = codec;
  }

  public Path file() {
    return file;
  }

  /// Appends a measurement; when this returns, it is on disk. Each line is one write at the end of
  /// the file, so that several programs may append.
  public void append(Measurement measurement) {
    String line = codec.writeLine(measurement) + "\n";
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        String start = endsWithinLine() ? "\n" : "";
        write(channel, (start + line).getBytes(StandardCharsets.UTF_8));
        channel.force(false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The measurement cannot be written to %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// Everything measured so far; nothing when there is no file.
  public Contents read() {
    List<Measurement> measurements = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    if (!Files.exists(file)) {
      return new Contents(measurements, problems);
    }
    try {
      JsonLines.read(file, (number, json, _) -> readLine(json, number, measurements, problems));
    } catch (IOException e) {
      problems.add(
          Problem.error(
              file.toString(),
              "",
              "It cannot be read to its end: " + e.getMessage(),
              "Measurements up to there are kept."));
    }
    return new Contents(measurements, problems);
  }

  private void readLine(
      byte[] line, int number, List<Measurement> measurements, List<Problem> problems) {
    try {
      measurements.add(codec.read(line, Measurement.class, file.toString()));
    } catch (JsonException e) {
      problems.add(
          Problem.error(
              file.toString(),
              "line " + number,
              "The line cannot be read: " + e.reason(),
              "It was skipped; measure the combination again."));
    }
  }

  private boolean endsWithinLine() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.size() > 0
          && channel.read(last, channel.size() - 1) == 1
          && last.get(0) != '\n';
    }
  }

  private static void write(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
