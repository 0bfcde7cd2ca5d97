package io.optimum.workbench.cli;

import picocli.CommandLine.Option;

/// Options that every command has.
final class CommonOptions {
  @Option(names = "--json", description = "Print one JSON object; progress goes to standard error.")
  boolean json;

  @Option(names = "--verbose", description = "Print stack traces of errors.")
  boolean verbose;

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;
}
