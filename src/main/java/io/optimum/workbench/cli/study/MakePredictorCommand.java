package io.optimum.workbench.cli.study;

import io.optimum.workbench.cli.option.Destination;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.predict.TrainJson;
import io.optimum.workbench.cli.predict.TrainText;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.files.SafeFiles;
import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.workflow.Steps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "make-predictor",
    description = {
      "Train the predictor that ships, on the modelled catalogue and simulated GPUs, and write it.",
      "Needed when the simulator's rules or the features have changed."
    },
    footer = {"", "Example:", "  optimum make-predictor --out assets/predictor/modelled.json"})
public final class MakePredictorCommand extends StepCommand {
  @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write.")
  Path out = Path.of("");

  @Option(names = "--seed", paramLabel = "N", description = "Seed; default: ${DEFAULT-VALUE}.")
  long seed = 1;

  public MakePredictorCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() throws IOException {
    Destination.requireFile("--out", out);
    long started = System.nanoTime();
    TrainedPredictor predictor =
        steps.trainingOnCatalogue().train(seed, LossListener.none(), output.progress());
    byte[] bytes = predictor.bytes();
    SafeFiles.replace(out, bytes);
    double seconds = (System.nanoTime() - started) / 1e9;
    if (common.json) {
      output.json(TrainJson.of(predictor, seed));
    } else {
      TrainText.lines(predictor.report()).forEach(output::line);
      output.line(
          String.format(
              Locale.ROOT,
              "%s: %d KiB, learned of %s, measured and trained in %.0f s.",
              out,
              bytes.length / 1024,
              predictor.simulatorVersion(),
              seconds));
    }
    return ExitCode.OK;
  }
}
