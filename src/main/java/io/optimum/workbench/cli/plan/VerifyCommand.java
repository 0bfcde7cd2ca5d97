package io.optimum.workbench.cli.plan;

import io.optimum.workbench.cli.option.DeviceOption;
import io.optimum.workbench.cli.option.OptionValues;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.profiling.Verification;
import io.optimum.workbench.profiling.VerifiedDeployment;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.Protocol;
import io.optimum.workbench.workflow.campaign.VerifyStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = {
      "Run the project's plan under the demand it was made for, and hold each SLO against it.",
      "Exit code 0: every SLO held; 1: one was missed, or an engine was overloaded."
    },
    footer = {
      "",
      "Example:",
      "  optimum verify my-project --device ssh://me@gpu-server --seconds 10"
    })
public final class VerifyCommand extends StepCommand {
  private static final double SECONDS_MIN = 0.1;
  private static final double SECONDS_MAX = 3600;

  @Parameters(paramLabel = "PROJECT", description = "Project folder.")
  Path folder = Path.of("");

  @Mixin DeviceOption device = new DeviceOption();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description =
          "Device time to measure on each GPU; default: about 4000 inputs of each engine, 1 to 60"
              + " s.")
  @Nullable Double seconds;

  @Option(names = "--seed", paramLabel = "N", description = "Seed; default: the project's.")
  @Nullable Long seed;

  public VerifyCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    long nanos = OptionValues.nanos("--seconds", seconds, SECONDS_MIN, SECONDS_MAX);
    VerifyStep verifying = verifying();
    Project project = open(folder);
    Plan plan = verifying.plan(project);
    checkDevice(plan);
    long used = seed == null ? project.settings().seed() : seed;
    List<VerifiedDeployment> verified =
        verifying.verify(
            project,
            plan,
            new Verification(Protocol.WARM_UP_NANOS, nanos, used),
            output.progress());
    print(
        () -> VerifyJson.of(verified, device.device.text(), used),
        () -> VerifyText.lines(verified, device.device.text(), used, output.columns()));
    return verified.stream().allMatch(VerifiedDeployment::holds) ? ExitCode.OK : ExitCode.FAILED;
  }

  private VerifyStep verifying() {
    return steps.verifying().on(device.on(steps.measuring().ofFolder(() -> Optional.of(folder))));
  }

  private void checkDevice(Plan plan) {
    for (GpuId named : device.device.namedGpu().stream().toList()) {
      for (PlannedGpu gpu : plan.gpus()) {
        if (!gpu.gpu().equals(named)) {
          throw new UsageException(
              "--device %s: GPU %d of the plan is of type %s. Leave the type out, or plan for %s."
                  .formatted(device.device.text(), gpu.ordinal(), gpu.gpu(), named));
        }
      }
    }
  }
}
