package io.optimum.workbench.cli.study;

import io.optimum.workbench.cli.option.OptionValues;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.domain.table.Target;
import io.optimum.workbench.study.table.TableReport;
import io.optimum.workbench.workflow.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "evaluate-predictor",
    description = {
      "Train and test predictors on co-location measured elsewhere.",
      "Takes any tidy CSV table, or a folder of them. A mapping says what the columns "
          + "mean; see file-formats in the documentation."
    },
    footer = {
      "",
      "Example:",
      "  optimum evaluate-predictor disb_rtx3080_nway.csv --target slowdown \\",
      "      --mapping assets/table-mappings/disb.json --json"
    })
public final class EvaluatePredictorCommand extends StepCommand {
  private static final int MOST_SEEDS = 20;

  @Parameters(paramLabel = "DATA", description = "CSV table, or folder of tables.")
  Path data = Path.of("");

  @Option(
      names = "--target",
      required = true,
      paramLabel = "NAME",
      description = "What to predict: ${COMPLETION-CANDIDATES}.")
  Target target = Target.SLOWDOWN;

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "FILE",
      description = "JSON that says what the columns mean.")
  Path mapping = Path.of("");

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Seeds of the splits, 1 to N; default: ${DEFAULT-VALUE}.")
  int seeds = 3;

  public EvaluatePredictorCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() throws IOException {
    for (Path path : List.of(data, mapping)) {
      if (!Files.exists(path)) {
        throw new UsageException("%s: there is no such file or folder.".formatted(path));
      }
    }
    OptionValues.requireCount("--seeds", seeds, MOST_SEEDS);
    TableReport report =
        steps
            .evaluatingTables()
            .evaluate(
                data,
                mapping,
                target,
                LongStream.rangeClosed(1, seeds).boxed().toList(),
                output.progress());
    print(() -> report, () -> TableReportText.lines(report));
    return ExitCode.OK;
  }
}
