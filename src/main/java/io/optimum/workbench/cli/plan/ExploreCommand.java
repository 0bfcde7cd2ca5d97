package io.optimum.workbench.cli.plan;

import io.optimum.workbench.cli.option.DeviceOption;
import io.optimum.workbench.cli.option.EngineList;
import io.optimum.workbench.cli.option.OptionValues;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.strategy.Exploration;
import io.optimum.workbench.strategy.ExplorationRequest;
import io.optimum.workbench.strategy.OperatingPoint;
import io.optimum.workbench.strategy.SettingsExplorer;
import io.optimum.workbench.strategy.Tradeoff;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "explore",
    description = {
      "Predict engines that share one GPU over their settings.",
      "Batch, streams, priority, CUDA graph, pace and, where the way of sharing knows it, "
          + "SM share. Prints the settings that no others beat in both latency and goodput, "
          + "under the demand of the project."
    },
    footer = {
      "",
      "Examples:",
      "  optimum explore my-project --engines resnet50,bert-base --toward 0.7",
      "  optimum explore my-project --engines resnet50,bert-base --sharing mps --json"
    })
public final class ExploreCommand extends StepCommand {
  private static final int POINTS = 1500;
  private static final int POINTS_MAX = 100_000;

  @Parameters(paramLabel = "PROJECT", description = "Project folder.")
  Path folder = Path.of("");

  @Mixin EngineList engines = new EngineList();

  @Option(
      names = "--sharing",
      paramLabel = "WAY",
      description =
          "How the engines share the GPU: streams (default), green-context, mps or time-sliced.")
  Sharing sharing = Sharing.STREAMS;

  @Option(
      names = "--toward",
      paramLabel = "WEIGHT",
      description = "Which to choose: 0 = lowest latency, 1 = highest goodput; default 0.5.")
  double toward = 0.5;

  @Option(
      names = "--points",
      paramLabel = "N",
      description = "Settings predicted at most; default " + POINTS + ".")
  int points = POINTS;

  public ExploreCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    OptionValues.requireCount("--points", points, POINTS_MAX);
    if (!(toward >= 0 && toward <= 1)) {
      throw new UsageException(
          "--toward %s: the weight must lie between 0 and 1.".formatted(toward));
    }
    Project project = open(folder);
    GpuId gpu = engines.gpu(project, steps, new DeviceOption());
    Exploration explored = explore(project, gpu, output.progress());
    double headroom = project.settings().memoryHeadroomFraction();
    OperatingPoint chosen = new Tradeoff(toward, 0, headroom).choose(explored);
    print(() -> ExploreJson.of(explored, chosen), () -> ExploreText.lines(explored, chosen));
    return ExitCode.OK;
  }

  private Exploration explore(Project project, GpuId gpu, Progress progress) {
    SlowdownPredictor predictor = steps.predicting().predictor(project);
    Combination present = engines.combination(project, gpu);
    return SettingsExplorer.standard(points)
        .explore(
            new ExplorationRequest(
                steps.gpus().require(project, gpu),
                project.profiles(),
                new Combination(sharing, present.deployments()),
                project.settings().targets()),
            each -> {
              progress.report(-1, "Predicting settings");
              return predictor.predict(each);
            });
  }
}
