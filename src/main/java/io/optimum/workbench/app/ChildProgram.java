package io.optimum.workbench.app;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.agent.AgentLaunch;
import io.optimum.workbench.device.cuda.CudaErrors;
import io.optimum.workbench.device.tensorrt.TensorRtFolders;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One command of this program in a process of its own, which a fault of a driver may end: its
/// answer is the JSON object that it prints.
final class ChildProgram {
  private static final int POLL_MILLIS = 200;
  private static final int LAST_WORDS = 1000;
  private static final Pattern CUDA_FAILURE = Pattern.compile("Cuda failure: (\\d{1,4})");

  private final List<String> program;
  private final Map<String, String> environment;
  private final JsonCodec codec;
  private final @Nullable Path input;

  /// @param program how this program is started
  /// @param environment variables that it gets besides those of this process
  ChildProgram(List<String> program, Map<String, String> environment, JsonCodec codec) {
    this(program, environment, codec, null);
  }

  private ChildProgram(
      List<String> program,
      Map<String, String> environment,
      JsonCodec codec,
      @Nullable Path input) {
    this.program = List.copyOf(program);
    this.environment = Map.copyOf(environment);
    this.codec = codec;
    this.input = input;
  }

  /// With the bindings and libraries of a TensorRT.
  static ChildProgram with(TensorRtFolders.Place place, JsonCodec codec) {
    return new ChildProgram(ThisProgram.commandLine(place), place.environment(), codec);
  }

  /// On another machine.
  static ChildProgram at(DeviceChoice.Place.Host host, JsonCodec codec) {
    List<String> agent = AgentLaunch.ssh(host).line();
    return new ChildProgram(agent.subList(0, agent.size() - 1), Map.of(), codec);
  }

  /// Sees one GPU only, which is its first.
  ChildProgram seeing(String uuid) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(AgentLaunch.VISIBLE, uuid);
    return new ChildProgram(program, more, codec, input);
  }

  /// Has a file as its standard input.
  ChildProgram reading(Path file) {
    return new ChildProgram(program, environment, codec, file);
  }

  /// @param arguments the command and its options, without `--json`
  /// @param doing for people, as in "while it tried an engine"
  /// @throws IllegalArgumentException with the child's own message, or its last words
  <T> T ask(List<String> arguments, Class<T> answer, String doing, Progress progress) {
    try {
      Path out = Files.createTempFile("optimum-child", ".json");
      Path err = Files.createTempFile("optimum-child", ".log");
      try {
        int code = run(arguments, out, err, doing, progress);
        String json = object(Files.readString(out, StandardCharsets.UTF_8));
        return answer(json, code, answer, doing, Files.readString(err));
      } finally {
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A process of this program failed: " + e.getMessage(), e);
    }
  }

  private int run(List<String> arguments, Path out, Path err, String doing, Progress progress)
      throws IOException {
    List<String> line = new ArrayList<>(program);
    line.addAll(arguments);
    line.add("--json");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    if (input != null) {
      builder.redirectInput(input.toFile());
    }
    Process process = builder.start();
    try {
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        progress.report(-1, doing);
      }
      return process.exitValue();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The work was interrupted.");
    } finally {
      process.destroyForcibly();
    }
  }

  /// What was printed from the first line that opens an object to the last that closes one: native
  /// libraries print beside it.
  private static String object(String printed) {
    List<String> lines = printed.lines().toList();
    int start = 0;
    while (start < lines.size() && !lines.get(start).startsWith("{")) {
      start++;
    }
    int end = lines.size();
    while (end > start && !lines.get(end - 1).endsWith("}")) {
      end--;
    }
    return String.join("\n", lines.subList(start, end));
  }

  private <T> T answer(String json, int code, Class<T> type, String doing, String words) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    try {
      Object error = codec.read(bytes, Map.class, "the answer").get("error");
      if (error != null) {
        throw new IllegalArgumentException(String.valueOf(error));
      }
      return codec.read(bytes, type, "the answer");
    } catch (JsonException _) {
      throw new IllegalArgumentException(
          "%s: the process ended with code %d without saying why. `optimum doctor` says what this machine has. Its last words: %s"
              .formatted(doing, code, tail(words)));
    }
  }

  private static String tail(String words) {
    String all = named(words.strip());
    return all.isEmpty() ? "none." : all.substring(Math.max(0, all.length() - LAST_WORDS));
  }

  /// DJL aborts with the number of an error alone.
  private static String named(String words) {
    return CUDA_FAILURE
        .matcher(words)
        .replaceAll(found ->
            "%s (%s)"
                .formatted(found.group(), CudaErrors.nameOf(Integer.parseInt(found.group(1)))));
  }
}
