package io.optimum.workbench.cli;

import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = {
      "Print a script that completes commands and options in a shell.",
      "Works in bash, and in zsh after: autoload -U +X bashcompinit && bashcompinit"
    },
    footer = {"", "Example:", "  source <(optimum completion)"})
final class CompletionCommand implements Callable<Integer> {
  private final Output output;

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;

  CompletionCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    output.line(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
    return ExitCode.OK;
  }
}
