package io.optimum.workbench.cli.measure;

import io.optimum.workbench.cli.option.Amounts;
import io.optimum.workbench.cli.option.CampaignOptions;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Interrupts;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.profiling.CampaignStoppedException;
import io.optimum.workbench.profiling.journal.CampaignFolder;
import io.optimum.workbench.profiling.journal.CampaignLock;
import io.optimum.workbench.profiling.trial.CampaignHeader;
import io.optimum.workbench.profiling.trial.CampaignResult;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.CampaignFiles;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "measure",
    description = {
      "Measure many combinations with repeats, each beside its engines alone.",
      "Every trial is on disk at once; after Ctrl-C or a crash, --resume goes on."
    },
    footer = {
      "",
      "Examples:",
      "  optimum measure my-project --combinations random:40 --budget 10m",
      "  optimum measure my-project --resume",
      "  optimum measure my-project --device ssh://me@gpu-server"
    })
public final class MeasureCommand extends StepCommand {
  @Parameters(paramLabel = "PROJECT", description = "Project folder.")
  Path folder = Path.of("");

  @Mixin CampaignOptions options = new CampaignOptions();

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "Begin no trial after this time, such as 10m or 90s; default: no limit.")
  @Nullable String budget;

  @Option(
      names = "--resume",
      description =
          "Go on with the campaign that was interrupted; options left out are as in it, "
              + "others must agree with it.")
  boolean resume;

  public MeasureCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    Duration limit = budget == null ? null : Amounts.duration("--budget", budget);
    Project project = open(folder);
    CampaignFolder campaigns = steps.store().campaigns(folder);
    CampaignFiles files = new CampaignFiles(measuring(), campaigns);
    Supplier<CampaignFiles.Opened> open = checked(project, files);
    try (CampaignLock _ = campaigns.lock(System.currentTimeMillis())) {
      CampaignFiles.Opened opened = open.get();
      try (var _ = opened.journal()) {
        return measure(project, opened, limit);
      }
    }
  }

  /// Refuses what can be refused before the lock, which writes into the project.
  ///
  /// @return opens the campaign, once the lock is held
  private Supplier<CampaignFiles.Opened> checked(Project project, CampaignFiles files) {
    if (resume) {
      files.requireBegun();
      return () -> files.resume(project, begun -> options.request(steps, project, begun));
    }
    CampaignHeader asked = files.header(project, options.request(steps, project, null));
    return () -> files.begin(asked);
  }

  private MeasureStep measuring() {
    return options.device.on(steps.measuring().ofFolder(() -> Optional.of(folder)));
  }

  private int measure(Project project, CampaignFiles.Opened opened, @Nullable Duration limit) {
    try (Interrupts interrupts = new Interrupts()) {
      CampaignResult result = run(project, opened, limit, interrupts);
      print(opened, result);
      if (result.unsavedTrials() > 0 || result.ending() == CampaignResult.Ending.CANCELLED) {
        return ExitCode.FAILED;
      }
      return result.combinations().isEmpty() && !result.refused().isEmpty()
          ? ExitCode.INFEASIBLE
          : ExitCode.OK;
    }
  }

  private CampaignResult run(
      Project project,
      CampaignFiles.Opened opened,
      @Nullable Duration limit,
      Interrupts interrupts) {
    try {
      return measuring()
          .campaign(project, opened.header().request().gpu())
          .warning(text -> output.note("warning: " + text))
          .run(opened.header(), opened.journal(), limit, interrupts.cancelling(output.progress()));
    } catch (CampaignStoppedException e) {
      return e.result();
    }
  }

  private void print(CampaignFiles.Opened opened, CampaignResult result) {
    String journal = opened.file().toString();
    print(
        () -> MeasureJson.of(journal, opened.header(), result),
        () -> MeasureText.lines(journal, opened.header(), result));
    result.doubtSentences().forEach(each -> output.note("warning: " + each));
    MeasureText.missing(result).forEach(output::note);
    if (result.newTrials() == 0 && result.isComplete()) {
      output.note("note: This campaign was complete already. Another --seed measures it anew.");
    }
    if (result.unsavedTrials() > 0) {
      output.note(
          "error: %d trials could not be written to %s. They are in the results above; after a --resume they are measured again."
              .formatted(result.unsavedTrials(), journal));
    }
  }
}
