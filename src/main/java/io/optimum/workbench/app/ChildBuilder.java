package io.optimum.workbench.app;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.device.EngineBuilder;
import io.optimum.workbench.domain.BuildRequest;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/// Builds an engine in a process of its own: this program again, with `build --in-this-process`.
final class ChildBuilder implements EngineBuilder {
  private static final int POLL_MILLIS = 200;
  private static final int LAST_WORDS = 1000;

  private final List<String> program;
  private final JsonCodec codec;

  /// @param program how this program is started
  ChildBuilder(List<String> program, JsonCodec codec) {
    this.program = List.copyOf(program);
    this.codec = codec;
  }

  @Override
  public Built build(BuildRequest request, Progress progress) {
    try {
      Path answer = Files.createTempFile("optimum-build", ".json");
      Path words = Files.createTempFile("optimum-build", ".log");
      try {
        int code = run(request, answer, words, progress);
        return answer(request, code, Files.readAllBytes(answer), Files.readString(words));
      } finally {
        Files.deleteIfExists(answer);
        Files.deleteIfExists(words);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The builder's process failed: " + e.getMessage(), e);
    }
  }

  private int run(BuildRequest request, Path answer, Path words, Progress progress)
      throws IOException {
    Process process =
        new ProcessBuilder(command(request))
            .redirectOutput(answer.toFile())
            .redirectError(words.toFile())
            .start();
    try {
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        progress.report(-1, "Building " + request.engine().value());
      }
      return process.exitValue();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The build was interrupted.");
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command(BuildRequest request) {
    List<String> command = new ArrayList<>(program);
    command.addAll(
        List.of(
            "build",
            request.network().toString(),
            "--precision",
            request.precision().name().toLowerCase(Locale.ROOT),
            "--batch",
            String.join(",", request.batchSizes().stream().map(String::valueOf).toList()),
            "--device",
            "cuda:" + request.gpuOrdinal(),
            "--out",
            request.folder().toString(),
            "--in-this-process",
            "--json"));
    return command;
  }

  private Built answer(BuildRequest request, int code, byte[] json, String words) {
    try {
      if (code == 0) {
        return codec.read(json, Built.class, "the builder's answer");
      }
      Object error = codec.read(json, Map.class, "the builder's answer").get("error");
      throw new IllegalArgumentException(String.valueOf(error));
    } catch (JsonException _) {
      throw new IllegalArgumentException(
          "The builder's process ended with code %d while it built %s, without saying why. `optimum doctor` says what this machine has. Its last words: %s"
              .formatted(code, request.network(), tail(words)));
    }
  }

  private static String tail(String words) {
    String all = words.strip();
    return all.isEmpty() ? "none." : all.substring(Math.max(0, all.length() - LAST_WORDS));
  }
}
