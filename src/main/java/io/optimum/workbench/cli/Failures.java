package io.optimum.workbench.cli;

import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.Traces;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.domain.plan.InfeasibleException;
import java.util.List;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// What a command prints when it fails: one line, the stack trace with `--verbose`, and with
/// `--json` an object that says so.
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Output output;

  Failures(Output output) {
    this.output = output;
  }

  /// What `--json` prints in place of a result.
  record FailureJson(String error, int exitCode) {}

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    int code =
        switch (e) {
          case InfeasibleException _ -> ExitCode.INFEASIBLE;
          case UsageException _ -> ExitCode.USAGE;
          default -> ExitCode.FAILED;
        };
    String text = text(e);
    output.note("error: " + text);
    if (command.getParseResult().matchedOptionValue("--verbose", false)) {
      output.note(Traces.of(e));
    }
    if (command.getParseResult().matchedOptionValue("--json", false)) {
      output.failure(new FailureJson(text, code));
    }
    return code;
  }

  private static String text(Exception e) {
    if (e instanceof CancellationException) {
      return "Cancelled.";
    }
    String message = e.getMessage();
    return message == null || message.isBlank()
        ? "%s without a message; --verbose shows where.".formatted(e.getClass().getSimpleName())
        : message;
  }

  /// Picocli begins some of its messages with a word of its own, and says another twice.
  private static String message(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && !e.getCommandLine().getSubcommands().isEmpty()) {
      return "There is no command %s.".formatted(unmatched.getUnmatched().getFirst());
    }
    return String.valueOf(e.getMessage())
        .replaceFirst("^Error: ", "")
        .replace("option option", "option");
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String text = message(e);
    output.note("error: " + text);
    UnmatchedArgumentException.printSuggestions(e, command.getErr());
    output.note("Try `%s --help`.".formatted(command.getCommandSpec().qualifiedName()));
    if (List.of(args).contains("--json")) {
      output.failure(new FailureJson(text, ExitCode.USAGE));
    }
    return ExitCode.USAGE;
  }
}
