package io.optimum.workbench.cli.predict;

import io.optimum.workbench.cli.option.DeviceOption;
import io.optimum.workbench.cli.option.EngineList;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "predict",
    description = "Predict how much engines slow each other down on one GPU.",
    footer = {"", "Example:", "  optimum predict my-project --engines resnet50,bert-base"})
public final class PredictCommand extends StepCommand {
  @Parameters(paramLabel = "PROJECT", description = "Project folder.")
  Path folder = Path.of("");

  @Mixin EngineList engines = new EngineList();

  public PredictCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    Project project = open(folder);
    GpuId gpu = engines.gpu(project, steps, new DeviceOption());
    CombinationPrediction prediction =
        steps.predicting().predict(project, gpu, engines.combination(project, gpu));
    if (common.json) {
      output.json(PredictJson.of(prediction));
    } else {
      print(prediction);
    }
    return ExitCode.OK;
  }

  private void print(CombinationPrediction prediction) {
    Table table = new Table("engine", "batch", "solo", "slowdown");
    for (int i = 0; i < prediction.slowdowns().size(); i++) {
      var deployment = prediction.combination().deployments().get(i);
      table.row(
          deployment.engine().value(),
          String.valueOf(deployment.batchSize()),
          Text.millis(prediction.soloLatencyNanos().get(i)),
          Text.times(prediction.slowdowns().get(i)));
    }
    table.lines().forEach(output::line);
    output.line(
        "STP %.2f, ANTT %.2f on %s, predicted by %s%s"
            .formatted(
                prediction.stp().mid(),
                prediction.antt(),
                prediction.gpu(),
                prediction.predictor(),
                prediction.outsideTraining() ? "; outside the range seen in training" : ""));
  }
}
