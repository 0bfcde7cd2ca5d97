package io.optimum.workbench.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// From the launch of a Java process to a window that has been drawn, without a display: the
/// software pipeline, into memory. The end of the process is part of it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 10)
public class WindowBenchmark {
  private static final long LIMIT_SECONDS = 120;
  private List<String> command;

  @Setup
  public void home() throws IOException {
    Path home = Files.createTempDirectory("window");
    command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(each -> !each.startsWith("-XX:Compile"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Duser.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            WindowStart.class.getName()));
  }

  @Benchmark
  public int open() throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroy();
      throw new IllegalStateException("No window within %d s.".formatted(LIMIT_SECONDS));
    }
    return process.exitValue();
  }
}
