package io.optimum.workbench.cli.option;

import io.optimum.workbench.cli.terminal.Output;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/// Options that every command has.
public final class CommonOptions {
  @Option(names = "--json", description = "Print one JSON object; progress goes to standard error.")
  public boolean json;

  @Option(names = "--verbose", description = "Print stack traces of errors.")
  boolean verbose;

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;

  /// Prints a result: as one JSON object where that is asked for, else as lines for people.
  public void print(Output output, Supplier<?> object, Supplier<List<String>> lines) {
    if (json) {
      output.json(object.get());
    } else {
      lines.get().forEach(output::line);
    }
  }
}
