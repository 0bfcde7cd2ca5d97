package io.optimum.workbench.cli.predict;

import io.optimum.workbench.cli.option.DeviceOption;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Interrupts;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.project.PredictorFile;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "train",
    description = {
      "Train the predictor from measured combinations and print its held-out errors.",
      "What the training campaign still lacks is measured first."
    },
    footer = {"", "Example:", "  optimum train my-project --seed 7"})
public final class TrainCommand extends StepCommand {
  @Parameters(paramLabel = "PROJECT", description = "Project folder.")
  Path folder = Path.of("");

  @Option(names = "--seed", paramLabel = "N", description = "Seed; default: the project's.")
  @Nullable Long seed;

  @Mixin DeviceOption device = new DeviceOption();

  public TrainCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    Project project = open(folder);
    long used = seed == null ? project.settings().seed() : seed;
    try (Interrupts interrupts = new Interrupts()) {
      return train(project, used, interrupts.cancelling(output.progress()));
    }
  }

  private int train(Project project, long used, Progress progress) {
    try {
      keep(project, used, progress);
      return ExitCode.OK;
    } catch (CancellationException _) {
      output.note(
          "Stopped: nothing is trained. What was measured is kept; the same command goes on from"
              + " it.");
      return ExitCode.FAILED;
    }
  }

  private void keep(Project project, long used, Progress progress) {
    Learning learning = new Learning(steps, folder, output, device);
    Project measured = learning.measure(project, used, progress);
    TrainedPredictor predictor = learning.train(measured, used, LossListener.none(), progress);
    print(() -> TrainJson.of(predictor, used), () -> TrainText.lines(predictor.report()));
    steps.store().save(folder, measured.withPredictor(new PredictorFile(predictor.bytes())));
  }
}
