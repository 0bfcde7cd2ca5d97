package io.optimum.workbench.app;

import io.optimum.workbench.cli.OptimumCli;
import io.optimum.workbench.codec.JsonCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Runs command lines in this process, as a terminal would.
final class Shell {
  private static final Workbench WORKBENCH = Workbench.create();

  private Shell() {}

  /// What a command left behind.
  record Ran(int code, String out, String err) {
    /// Standard output as one JSON object; text before or after it is refused.
    Map<?, ?> json() {
      return new JsonCodec().read(out.getBytes(StandardCharsets.UTF_8), Map.class, "stdout");
    }

    List<String> errorLines() {
      return err.lines().toList();
    }
  }

  static Ran run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    OptimumCli cli =
        new OptimumCli(
            WORKBENCH.steps(),
            new OptimumCli.Program(
                Workbench.VERSION,
                WORKBENCH.samples(),
                (_, _) -> {
                  throw new UnsupportedOperationException("An agent has a process of its own.");
                }),
            new PrintWriter(out),
            new PrintWriter(err));
    int code = cli.run(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    return new Ran(code, out.toString(), err.toString());
  }

  /// A command line with `PROJECT` in place of the folder, split at blanks.
  static Ran line(String line, Path project) {
    return run((Object[]) line.replace("PROJECT", project.toString()).split(" "));
  }
}
