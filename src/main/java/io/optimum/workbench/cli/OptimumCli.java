package io.optimum.workbench.cli;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.InfeasibleException;
import io.optimum.workbench.workflow.Steps;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/// The command line: every screen's work as a command.
public final class OptimumCli {
  private final PrintWriter out;
  private final PrintWriter err;
  private final CommandLine commands;

  @Command(
      name = "optimum",
      description = {
        "Predicts and plans which TensorRT engines can share a GPU.",
        "Without a command, the window opens."
      },
      footer = {
        "",
        "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 no plan meets the constraints.",
        "Every command has --help with an example, and --json."
      },
      mixinStandardHelpOptions = false)
  static final class Root {
    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Print the version and exit.")
    boolean version;
  }

  public OptimumCli(
      Steps steps, SampleProjects samples, String version, PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
    Output output = new Output(out, err, new JsonCodec());
    commands = new CommandLine(new Root());
    List.of(
            new ImportCommand(steps, output),
            new RunCommand(steps, output),
            new TrainCommand(steps, output),
            new PredictCommand(steps, output),
            new PlanCommand(steps, output),
            new ExportCommand(steps, output),
            new TourCommand(steps, output, samples))
        .forEach(commands::addSubcommand);
    commands.getCommandSpec().version("Optimum Workbench " + version);
    commands
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(this::failed);
  }

  /// Runs one command line; the result is its exit code.
  public int run(String... args) {
    return commands.execute(args);
  }

  private int failed(Exception e, CommandLine command, ParseResult parsed) {
    String text =
        e instanceof CancellationException ? "Cancelled." : String.valueOf(e.getMessage());
    err.println("error: " + text);
    if (parsed.matchedOptionValue("--verbose", false)) {
      err.println(Traces.of(e));
    }
    out.flush();
    err.flush();
    return e instanceof InfeasibleException ? ExitCode.INFEASIBLE : ExitCode.FAILED;
  }
}
