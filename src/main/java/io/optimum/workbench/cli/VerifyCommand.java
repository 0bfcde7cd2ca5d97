package io.optimum.workbench.cli;

import io.optimum.workbench.domain.Plan;
import io.optimum.workbench.profiling.Verification;
import io.optimum.workbench.profiling.VerifiedDeployment;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.Protocol;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.VerifyStep;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
    footer = {"", "Example:", "  optimum verify my-project --device simulated --seconds 10"})
final class VerifyCommand implements Callable<Integer> {
  private static final String SIMULATED = "simulated";
  private static final String REPLAY = "replay:";
  private static final double SECONDS_MIN = 0.1;
  private static final double SECONDS_MAX = 3600;
  private final Steps steps;
  private final Output output;

  @Parameters(paramLabel = "PROJECT", description = "Project folder.")
  Path folder = Path.of("");

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = {
        "Where to run: simulated (default: the data sheet of each GPU of the plan), or",
        "replay:FOLDER, recordings of those very runs."
      })
  String device = SIMULATED;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description =
          "Device time to measure on each GPU; default: about 4000 inputs of each engine, 1 to 60"
              + " s.")
  @Nullable Double seconds;

  @Option(names = "--seed", paramLabel = "N", description = "Seed; default: the project's.")
  @Nullable Long seed;

  @Mixin CommonOptions common = new CommonOptions();

  VerifyCommand(Steps steps, Output output) {
    this.steps = steps;
    this.output = output;
  }

  @Override
  public Integer call() {
    long nanos = nanos();
    VerifyStep verifying = verifying();
    Project project = new ProjectFolder(steps.store(), output).open(folder);
    Plan plan = verifying.plan(project);
    long used = seed == null ? project.settings().seed() : seed;
    List<VerifiedDeployment> verified =
        verifying.verify(
            project,
            plan,
            new Verification(Protocol.WARM_UP_NANOS, nanos, used),
            output.progress());
    if (common.json) {
      output.json(VerifyJson.of(verified, device, used));
    } else {
      VerifyText.lines(verified, device, used).forEach(output::line);
    }
    return verified.stream().allMatch(VerifiedDeployment::holds) ? ExitCode.OK : ExitCode.FAILED;
  }

  private VerifyStep verifying() {
    if (device.equals(SIMULATED)) {
      return steps.verifying();
    }
    if (device.startsWith(REPLAY) && device.length() > REPLAY.length()) {
      Path recordings = Path.of(device.substring(REPLAY.length()));
      return steps.verifying().on(steps.measuring().replaying(recordings));
    }
    throw new UsageException(
        "--device %s: the value must be simulated, or replay:FOLDER.".formatted(device));
  }

  private long nanos() {
    if (seconds == null) {
      return 0;
    }
    if (!(seconds >= SECONDS_MIN && seconds <= SECONDS_MAX)) {
      throw new UsageException(
          "--seconds %s: the value must lie between 0.1 and 3600.".formatted(seconds));
    }
    return Math.round(seconds * 1e9);
  }
}
