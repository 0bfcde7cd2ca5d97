package io.optimum.workbench.cli;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.importer.ImportResult;
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
    name = "import",
    description = "Read engine files and profiles into a project, which is made if there is none.",
    footer = {
      "",
      "Ends with 1 when a file or part of it was not taken; the rest is in the project then.",
      "",
      "Example:",
      "  optimum import runs/*/*.json --into my-project"
    })
final class ImportCommand implements Callable<Integer> {
  private final Steps steps;
  private final Output output;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files and folders, in any mix.")
  List<Path> files = List.of();

  @Option(
      names = "--into",
      required = true,
      paramLabel = "PROJECT",
      description = "Project folder.")
  Path into = Path.of("");

  @Mixin CommonOptions common = new CommonOptions();

  ImportCommand(Steps steps, Output output) {
    this.steps = steps;
    this.output = output;
  }

  @Override
  public Integer call() {
    Project before = new ProjectFolder(steps.store(), output).openOrNew(into);
    ImportResult result = steps.importing().read(files, output.progress());
    output.problems(result.problems());
    if (result.isEmpty()) {
      report(result);
      output.note("Nothing was imported: no engine was found in these files.");
      return ExitCode.FAILED;
    }
    steps.store().save(into, steps.importing().add(before, result, into));
    report(result);
    boolean lost =
        result.problems().stream().anyMatch(each -> each.severity() == Problem.Severity.ERROR);
    return lost ? ExitCode.FAILED : ExitCode.OK;
  }

  private void report(ImportResult result) {
    if (common.json) {
      output.json(ImportJson.of(result));
      return;
    }
    result.recognised().forEach(each -> output.line(each.format() + "  " + each.path()));
    result
        .profiles()
        .forEach(each ->
            output.line(
                "%s: %d kernels, %s"
                    .formatted(
                        each.key(), each.kernels().size(), Text.latency(each.soloLatency()))));
    if (!result.isEmpty()) {
      output.line(
          "Imported %d %s into %s."
              .formatted(
                  result.engines().size(),
                  result.engines().size() == 1 ? "engine" : "engines",
                  into));
    }
  }
}
