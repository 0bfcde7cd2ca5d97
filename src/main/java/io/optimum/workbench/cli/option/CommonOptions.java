package io.optimum.workbench.cli.option;

import picocli.CommandLine.Option;

/// Options that every command has.
public final class CommonOptions {
  @Option(names = "--json", description = "Print one JSON object; progress goes to standard error.")
  public boolean json;

  @Option(names = "--verbose", description = "Print stack traces of errors.")
  boolean verbose;

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;
}
