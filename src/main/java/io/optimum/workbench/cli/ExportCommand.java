package io.optimum.workbench.cli;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = "Write the project's plan for someone else.",
    footer = {"", "Example:", "  optimum export my-project --target triton --out deploy"})
final class ExportCommand implements Callable<Integer> {
  private final Steps steps;
  private final Output output;

  @Parameters(paramLabel = "PROJECT", description = "Project folder.")
  Path folder = Path.of("");

  @Option(
      names = "--target",
      required = true,
      paramLabel = "TARGET",
      description = "plan, triton or trtexec.")
  String target = "";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write.")
  Path out = Path.of("");

  @Mixin CommonOptions common = new CommonOptions();

  /// @param complete whether the export can be used as it is
  record ExportJson(
      String target, String folder, boolean complete, List<String> files, List<Problem> problems) {}

  ExportCommand(Steps steps, Output output) {
    this.steps = steps;
    this.output = output;
  }

  @Override
  public Integer call() {
    if (!steps.exporting().targets().contains(target)) {
      throw new UsageException(
          "There is no export target (%s). There are %s."
              .formatted(target, String.join(", ", steps.exporting().targets())));
    }
    Project project = new ProjectFolder(steps.store(), output).open(folder);
    ExportBundle bundle = steps.exporting().preview(project, folder, target);
    steps.exporting().write(bundle, out, output.progress());
    output.problems(bundle.problems());
    List<String> files = bundle.files().stream().map(each -> each.path()).toList();
    if (common.json) {
      output.json(
          new ExportJson(target, out.toString(), bundle.complete(), files, bundle.problems()));
    } else {
      files.forEach(output::line);
      output.line(
          "Wrote %d %s to %s; complete: %s."
              .formatted(
                  files.size(), files.size() == 1 ? "file" : "files", out, bundle.complete()));
    }
    return ExitCode.OK;
  }
}
