package io.optimum.workbench.cli.project;

import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.folder.ExportChange;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = "Write the project's plan for someone else.",
    footer = {"", "Example:", "  optimum export my-project --target triton --out deploy"})
public final class ExportCommand extends StepCommand {
  @Parameters(paramLabel = "PROJECT", description = "Project folder.")
  Path folder = Path.of("");

  @Option(
      names = "--target",
      required = true,
      paramLabel = "TARGET",
      description = "plan, triton, k8s, mps, trtexec, trace or report.")
  String target = "";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write.")
  Path out = Path.of("");

  @Option(names = "--diff", description = "Show what would change in DIR, and write nothing.")
  boolean diff;

  /// @param complete whether the export can be used as it is
  /// @param written whether it was, or would have been
  /// @param changes against an export made before
  record ExportJson(
      String target,
      String folder,
      boolean complete,
      boolean written,
      List<String> files,
      List<ExportChange> changes,
      List<Problem> problems) {}

  public ExportCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    if (!steps.exporting().targets().contains(target)) {
      throw new UsageException(
          "There is no export target (%s). There are %s."
              .formatted(target, String.join(", ", steps.exporting().targets())));
    }
    Project project = open(folder);
    ExportBundle bundle = steps.exporting().preview(project, folder, target);
    List<ExportChange> changes =
        diff
            ? steps.exporting().changes(bundle, out)
            : steps.exporting().write(bundle, out, output.progress());
    output.problems(Problem.gathered(bundle.problems()));
    report(bundle, changes);
    return ExitCode.OK;
  }

  private void report(ExportBundle bundle, List<ExportChange> changes) {
    List<String> files = bundle.files().stream().map(each -> each.path()).toList();
    if (common.json) {
      output.json(
          new ExportJson(
              target, out.toString(), bundle.complete(), !diff, files, changes, bundle.problems()));
      return;
    }
    boolean anew = changes.stream().allMatch(each -> each.kind() == ExportChange.Kind.NEW);
    (diff || !anew ? ExportChange.text(changes) : files).forEach(output::line);
    output.line(
        "%s %s to %s (%s)%s."
            .formatted(
                diff ? "Would write" : "Wrote",
                Text.counted(files.size(), "file"),
                out,
                ExportChange.summary(changes),
                bundle.complete() ? "" : ", incomplete: see the warnings"));
  }
}
