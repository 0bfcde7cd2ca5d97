package io.optimum.workbench.cli.study;

import io.optimum.workbench.cli.option.Destination;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.study.accuracy.AccuracyReport;
import io.optimum.workbench.study.accuracy.AccuracyText;
import io.optimum.workbench.workflow.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "score-recording",
    description = {
      "Hold the simulator and the predictor against a recorded suite.",
      "Slowdowns are simulated again, and predicted after training on the rest, in three splits."
    },
    footer = {
      "",
      "Examples:",
      "  optimum record-suite --out h200-recorded --device cuda:0",
      "  optimum score-recording h200-recorded --out accuracy.md"
    })
public final class ScoreRecordingCommand extends StepCommand {
  @Parameters(paramLabel = "PROJECT", description = "Folder that record-suite made.")
  Path folder = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE.md",
      description = "Write the page, and the same as JSON beside it; default: print it.")
  @Nullable Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of folds and training; default: ${DEFAULT-VALUE}.")
  long seed = 1;

  public ScoreRecordingCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() throws IOException {
    Path file = out;
    if (file != null && !file.toString().endsWith(".md")) {
      throw new UsageException(
          "--out %s: name a Markdown file, such as accuracy.md.".formatted(file));
    }
    if (file != null) {
      Destination.requireFile("--out", file);
    }
    Project project = open(folder);
    AccuracyReport report = steps.recording().scoring().score(project, seed, output.progress());
    String page = new AccuracyText(report).markdown();
    if (file != null) {
      Files.writeString(file, page);
      String name = String.valueOf(file.getFileName());
      Files.write(
          file.resolveSibling(name.substring(0, name.length() - 2) + "json"),
          output.jsonFile(report));
    }
    if (common.json) {
      output.json(report);
    } else {
      output.line(file == null ? page.strip() : "Wrote %s.".formatted(file));
    }
    return ExitCode.OK;
  }
}
