package io.optimum.workbench.cli.study;

import static io.optimum.workbench.study.service.ServiceReport.Summary.percent;

import io.optimum.workbench.cli.option.OptionValues;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.study.service.ServiceReport;
import io.optimum.workbench.study.service.ServiceSuite;
import io.optimum.workbench.workflow.Steps;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "validate-service",
    description = {
      "Hold the service model against the simulator's open loops.",
      "Predicted latency percentiles and goodput stand beside those observed, of one to "
          + "four engines at 30 to 80 %% load, batched in four ways."
    },
    footer = {"", "Example:", "  optimum validate-service --gpu a100-80gb-pcie --seeds 5 --json"})
public final class ValidateServiceCommand extends StepCommand {
  private static final int MOST_SEEDS = 100;

  @Option(
      names = "--suite",
      paramLabel = "NAME",
      description = "standard (default), or quick: one pair in seconds.")
  String suite = "standard";

  @Option(names = "--gpu", paramLabel = "TYPE", description = "Default: ${DEFAULT-VALUE}.")
  GpuId gpu = new GpuId("a100-80gb-pcie");

  @Option(names = "--seeds", paramLabel = "N", description = "How many; default ${DEFAULT-VALUE}.")
  int seeds = 5;

  public ValidateServiceCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    OptionValues.requireCount("--seeds", seeds, MOST_SEEDS);
    ServiceReport report = steps.validating().service(suite(), gpu, seeds, output.progress());
    print(() -> report, () -> lines(report));
    return ExitCode.OK;
  }

  private ServiceSuite suite() {
    try {
      return ServiceSuite.named(suite);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--suite %s: %s".formatted(suite, e.getMessage()));
    }
  }

  private static List<String> lines(ServiceReport report) {
    Table table =
        new Table("", "n", "p50", "p95", "p99", "signed", "worst", "p99 in 15 %", "goodput");
    for (ServiceReport.Summary each : report.summaries()) {
      table.row(
          each.of(),
          String.valueOf(each.count()),
          percent(each.p50()),
          percent(each.p95()),
          percent(each.p99()),
          percent(each.p99Signed()),
          percent(each.p99Worst()),
          percent(each.withinGoal()),
          percent(each.goodput()));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.add(
        "Median errors of predicted against measured over n engines under a load, on %s, %s (%s)."
            .formatted(report.gpu(), Text.counted(report.seeds(), "seed"), report.simulator()));
    lines.add("Goodput: within the measured p95. Latencies alone and in pairs were measured too.");
    return lines;
  }
}
