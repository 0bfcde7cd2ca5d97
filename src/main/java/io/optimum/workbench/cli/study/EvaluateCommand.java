package io.optimum.workbench.cli.study;

import io.optimum.workbench.cli.option.Destination;
import io.optimum.workbench.cli.option.OptionValues;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Interrupts;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.study.proof.ProofReport;
import io.optimum.workbench.study.proof.ProofSuite;
import io.optimum.workbench.workflow.Steps;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "evaluate",
    description = {
      "Prove what planning by prediction is worth, on several sets of engines and GPUs.",
      "Every combination is measured on simulated GPUs, and the planner is held against "
          + "the best plan there is, plain rules and random search. Writes proof.md, "
          + "proof.json, proof.csv and charts; after Ctrl-C those of the seeds that are "
          + "complete."
    },
    footer = {"", "Example:", "  optimum evaluate --suite standard --seeds 5 --out proof"})
public final class EvaluateCommand extends StepCommand {
  private static final int MOST_SEEDS = 100;

  @Option(
      names = "--suite",
      paramLabel = "NAME",
      description =
          "standard (default); large: sixteen engines of all kinds at a time; or quick: one small"
              + " set in seconds.")
  String suite = "standard";

  @Option(names = "--seeds", paramLabel = "N", description = "How many seeds; default 5.")
  int seeds = 5;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  Path out = Path.of("");

  public EvaluateCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() throws IOException {
    OptionValues.requireCount("--seeds", seeds, MOST_SEEDS);
    Destination.requireFolder("--out", out);
    try (Interrupts interrupts = new Interrupts()) {
      ProofReport report =
          steps.evaluating().run(suite(), seeds, interrupts.cancelling(output.progress()));
      steps.evaluating().write(report, out).forEach(file -> output.note("Wrote " + file));
      print(() -> report, () -> ProofLines.of(report));
      return report.seeds() == seeds ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private ProofSuite suite() {
    try {
      return ProofSuite.named(suite);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--suite %s: %s".formatted(suite, e.getMessage()));
    }
  }
}
