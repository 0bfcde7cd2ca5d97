package io.optimum.workbench.cli;

import io.optimum.workbench.cli.machine.BuildCommand;
import io.optimum.workbench.cli.machine.DoctorCommand;
import io.optimum.workbench.cli.machine.NetworksCommand;
import io.optimum.workbench.cli.machine.ProfileCommand;
import io.optimum.workbench.cli.machine.RecordSuiteCommand;
import io.optimum.workbench.cli.measure.MeasureCommand;
import io.optimum.workbench.cli.measure.MeasurementsCommand;
import io.optimum.workbench.cli.measure.ReplayCommand;
import io.optimum.workbench.cli.measure.RunCommand;
import io.optimum.workbench.cli.option.OptionValues;
import io.optimum.workbench.cli.plan.ExploreCommand;
import io.optimum.workbench.cli.plan.PlanCommand;
import io.optimum.workbench.cli.plan.VerifyCommand;
import io.optimum.workbench.cli.predict.PredictCommand;
import io.optimum.workbench.cli.predict.TrainCommand;
import io.optimum.workbench.cli.project.CarryCommand;
import io.optimum.workbench.cli.project.ExportCommand;
import io.optimum.workbench.cli.project.GpusCommand;
import io.optimum.workbench.cli.project.ImportCommand;
import io.optimum.workbench.cli.project.ImportPlanCommand;
import io.optimum.workbench.cli.study.EvaluateCommand;
import io.optimum.workbench.cli.study.EvaluatePredictorCommand;
import io.optimum.workbench.cli.study.MakePredictorCommand;
import io.optimum.workbench.cli.study.ReplaySearchCommand;
import io.optimum.workbench.cli.study.ScoreRecordingCommand;
import io.optimum.workbench.cli.study.ValidateCommand;
import io.optimum.workbench.cli.study.ValidateServiceCommand;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.TerminalWidth;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.workflow.Steps;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
        "Exit codes: 0 done, perhaps with warnings; 1 failed, or a file was not taken;",
        "2 wrong usage; 3 no plan meets the constraints.",
        "Every command has --help with an example, and those with a result --json."
      },
      mixinStandardHelpOptions = false)
  static final class Root {
    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Print the version and exit.")
    boolean version;
  }

  /// What the commands get besides the steps.
  public record Program(String version, SampleProjects samples, AgentService agent) {}

  public OptimumCli(Steps steps, Program program, PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
    Output output = new Output(out, err, new JsonCodec(), TerminalWidth::ofThisTerminal);
    commands = new CommandLine(new Root());
    all(steps, program, output).forEach(commands::addSubcommand);
    commands.getCommandSpec().version("Optimum Workbench " + program.version());
    configure(new Failures(output));
  }

  private static List<Object> all(Steps steps, Program program, Output output) {
    List<Object> all = new ArrayList<>(forProjects(steps, output));
    all.addAll(forMachines(steps, output));
    all.addAll(forStudies(steps, output));
    all.add(new AgentCommand(program.agent()));
    all.add(new CompletionCommand(output));
    all.add(new TourCommand(steps, output, program.samples()));
    return all;
  }

  /// The main job: from files to a plan that someone else deploys.
  private static List<Object> forProjects(Steps steps, Output output) {
    return List.of(
        new ImportCommand(steps, output),
        new GpusCommand(steps, output),
        new CarryCommand(steps, output),
        new MeasurementsCommand(steps, output),
        new RunCommand(steps, output),
        new ReplayCommand(steps, output),
        new MeasureCommand(steps, output),
        new TrainCommand(steps, output),
        new PredictCommand(steps, output),
        new ExploreCommand(steps, output),
        new PlanCommand(steps, output),
        new VerifyCommand(steps, output),
        new ExportCommand(steps, output),
        new ImportPlanCommand(steps, output));
  }

  /// Engines made and measured where a GPU is.
  private static List<Object> forMachines(Steps steps, Output output) {
    return List.of(
        new DoctorCommand(steps, output),
        new NetworksCommand(steps, output),
        new BuildCommand(steps, output),
        new ProfileCommand(steps, output),
        new RecordSuiteCommand(steps, output),
        new ScoreRecordingCommand(steps, output));
  }

  /// How far simulator, predictor and planner are to be trusted.
  private static List<Object> forStudies(Steps steps, Output output) {
    return List.of(
        new EvaluateCommand(steps, output),
        new ReplaySearchCommand(output),
        new ValidateCommand(steps, output),
        new ValidateServiceCommand(steps, output),
        new EvaluatePredictorCommand(steps, output),
        new MakePredictorCommand(steps, output));
  }

  private void configure(Failures failures) {
    commands
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(parsed -> {
          OptionValues.requireKeysOnce(parsed);
          return new CommandLine.RunLast().execute(parsed);
        })
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures);
    OptionValues.register(commands);
  }

  /// Runs one command line; the result is its exit code.
  public int run(String... args) {
    int code = commands.execute(args);
    out.flush();
    err.flush();
    return code;
  }
}
