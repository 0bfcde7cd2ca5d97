package io.optimum.workbench.cli;

import io.optimum.workbench.domain.Finding;
import io.optimum.workbench.workflow.Steps;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description = {
      "Say what this machine has for running engines, what is missing, and what works.",
      "Looks for GPU, driver and libraries. Ends with 0 wherever simulation works."
    },
    footer = {"", "Example:", "  optimum doctor --json"})
final class DoctorCommand implements Callable<Integer> {
  private final Steps steps;
  private final Output output;

  @Mixin CommonOptions common = new CommonOptions();

  /// @param java version of the Java that runs this
  record DoctorJson(String java, String system, List<Finding> findings) {}

  DoctorCommand(Steps steps, Output output) {
    this.steps = steps;
    this.output = output;
  }

  @Override
  public Integer call() {
    List<Finding> findings = steps.doctor().examine();
    String java = Runtime.version().toString();
    String system = "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch"));
    if (common.json) {
      output.json(new DoctorJson(java, system, findings));
      return ExitCode.OK;
    }
    output.line("Java %s on %s".formatted(java, system));
    for (Finding each : findings) {
      output.line("");
      output.line(
          "%-3s  %s: %s".formatted(each.found() ? "yes" : "no", each.part(), each.detail()));
      output.line("     " + each.meaning());
    }
    return ExitCode.OK;
  }
}
