import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Records which classes the window and an agent need into an app image that jpackage has made (JEP
/// 514), so that they start from them: `java RecordStart.java FOLDER_OF_THE_IMAGE`. The window is
/// opened once in the image's own Java, without a display, on a sample, and ends by itself; an
/// agent is started and told to open a simulated GPU.
final class RecordStart {
  private static final String FRAMES = "180";
  private static final long LIMIT_MINUTES = 5;

  /// Where jpackage puts the program's jars, on Linux, Windows and macOS.
  private static final List<String> APPS =
      List.of("optimum/lib/app", "optimum/app", "optimum.app/Contents/app");

  /// Where it puts Java.
  private static final List<String> RUNTIMES =
      List.of(
          "optimum/lib/runtime", "optimum/runtime", "optimum.app/Contents/runtime/Contents/Home");

  private RecordStart() {}

  public static void main(String[] arguments) throws Exception {
    Path image = Path.of(arguments[0]).toAbsolutePath();
    Path app = first(image, APPS);
    Path cache = app.resolve("window.aot");
    Path home = Files.createTempDirectory("record-start");
    ProcessBuilder builder = new ProcessBuilder(command(app, first(image, RUNTIMES), cache, home));
    List.of("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        .forEach(builder.environment()::remove);
    Process window = builder.inheritIO().start();
    if (!window.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
      window.destroyForcibly();
    }
    delete(home);
    if (window.waitFor() != 0 || !Files.isRegularFile(cache)) {
      throw new IllegalStateException(
          "No window was recorded to %s (exit %d).".formatted(cache, window.exitValue()));
    }
    System.out.printf("%s: %d MiB%n", cache, Files.size(cache) >> 20);
    recordAgent(app, first(image, RUNTIMES));
  }

  /// Beside what the program looks for in its own folder (`optimum.home`).
  private static void recordAgent(Path app, Path runtime) throws Exception {
    Path cache = app.getParent().resolve("agent.aot");
    List<String> base = command(app, runtime);
    List<String> sheet = new ArrayList<>(base);
    sheet.addAll(List.of("gpus", "--show", "h200", "--json"));
    Process asked = new ProcessBuilder(sheet).redirectError(Redirect.INHERIT).start();
    String gpu = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> agent = new ArrayList<>(base);
    agent.add(1, "-XX:AOTCacheOutput=" + cache);
    agent.add("agent");
    Process process =
        new ProcessBuilder(agent)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT)
            .start();
    try (Writer out = process.outputWriter(StandardCharsets.UTF_8)) {
      out.write(
          "{\"type\":\"open\",\"device\":{\"type\":\"simulated\",\"gpu\":%s,\"without\":[]}}\n"
              .formatted(gpu.replaceAll("\\R\\s*", "")));
      out.write("{\"type\":\"close\"}\n");
    }
    if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    if (process.waitFor() != 0 || !Files.isRegularFile(cache)) {
      throw new IllegalStateException(
          "No agent was recorded to %s (exit %d).".formatted(cache, process.exitValue()));
    }
    System.out.printf("%s: %d MiB%n", cache, Files.size(cache) >> 20);
  }

  private static Path first(Path image, List<String> places) {
    return places.stream()
        .map(image::resolve)
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No app image in " + image));
  }

  /// What the launcher does to open the window, but with a recording instead of what was recorded.
  private static List<String> command(Path app, Path runtime, Path cache, Path home)
      throws IOException {
    List<String> command = new ArrayList<>(command(app, runtime));
    command.addAll(
        1,
        List.of(
            "-XX:AOTCacheOutput=" + cache,
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            "-Duser.home=" + home,
            "-Doptimum.endAfterFrames=" + FRAMES));
    return command;
  }

  /// What the launcher does, without what was recorded.
  private static List<String> command(Path app, Path runtime) throws IOException {
    List<String> command = new ArrayList<>(List.of(runtime.resolve("bin/java").toString()));
    List<String> jars = new ArrayList<>();
    String main = "";
    for (String line : Files.readAllLines(app.resolve("optimum.cfg"))) {
      String[] entry = line.replace("$APPDIR", app.toString()).split("=", 2);
      switch (entry[0]) {
        case "app.classpath" -> jars.add(entry[1]);
        case "app.mainclass" -> main = entry[1];
        case "java-options" -> {
          if (!entry[1].startsWith("-XX:AOTCache")) {
            command.add(entry[1]);
          }
        }
        default -> {}
      }
    }
    command.addAll(List.of("-cp", String.join(System.getProperty("path.separator"), jars), main));
    return command;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList().reversed()) {
        Files.delete(file);
      }
    }
  }
}
