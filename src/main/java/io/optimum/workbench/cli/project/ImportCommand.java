package io.optimum.workbench.cli.project;

import io.optimum.workbench.cli.option.ImportOptions;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.Text;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
      "Examples:",
      "  optimum import runs/*/*.json --into my-project",
      "  optimum import bert.onnx bert.sqlite --batch 8 --dim sequence=128 --preview"
    })
public final class ImportCommand extends StepCommand {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files and folders, in any mix.")
  List<Path> files = List.of();

  @ArgGroup(multiplicity = "1")
  Target target = new Target();

  static final class Target {
    @Option(names = "--into", paramLabel = "PROJECT", description = "Project folder.")
    @Nullable Path into;

    @Option(names = "--preview", description = "Only say what would be imported.")
    boolean preview;
  }

  @Mixin ImportOptions options = new ImportOptions();

  public ImportCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    ImportResult result = steps.importing().read(options.request(files), output.progress());
    output.problems(result.problems());
    if (!result.problems().isEmpty() && files.stream().anyMatch(Files::exists)) {
      output.note("What files do not say can be given: --gpu, --batch, --precision, --dim.");
    }
    Path into = target.into;
    if (into == null) {
      report(result);
      return lost(result) ? ExitCode.FAILED : ExitCode.OK;
    }
    if (result.isEmpty()) {
      report(result);
      output.note("Nothing was imported: no engine and no measurement was found in these files.");
      return ExitCode.FAILED;
    }
    Project before = openOrNew(into);
    steps.store().save(into, steps.importing().add(before, result, into));
    journal(before, result, into);
    List<Path> timelines = steps.tracing().keep(before, result, into, output.progress());
    report(result);
    if (!common.json) {
      timelines.forEach(each ->
          output.line("The timeline is in %s. Play it: optimum replay %s".formatted(each, each)));
    }
    return lost(result) ? ExitCode.FAILED : ExitCode.OK;
  }

  private void journal(Project before, ImportResult result, Path into) {
    List<Measurement> news = steps.importing().news(before, result);
    news.forEach(steps.store().journal(into)::append);
    int known = result.measurements().size() - news.size();
    if (known > 0) {
      output.note(
          "note: %s in the project before."
              .formatted(Text.counted(known, "measurement") + (known == 1 ? " was" : " were")));
    }
  }

  private static boolean lost(ImportResult result) {
    return result.problems().stream().anyMatch(each -> each.severity() == Problem.Severity.ERROR);
  }

  private void report(ImportResult result) {
    if (common.json) {
      output.json(ImportJson.of(result));
      return;
    }
    if (!result.leftOut().files().isEmpty()) {
      output.note(result.leftOut().sentence() + ".");
    }
    result.recognised().forEach(each -> output.line(each.format() + "  " + each.path()));
    result
        .profiles()
        .forEach(each ->
            output.line(
                "%s: %s, %s"
                    .formatted(
                        each.key(),
                        Text.counted(each.kernels().size(), "kernel"),
                        Text.latency(each.soloLatency()))));
    preview(result);
    ImportText.measured(result).forEach(output::line);
    if (!result.isEmpty() && target.into != null) {
      output.line("Imported %s into %s.".formatted(ImportText.summary(result), target.into));
    }
  }

  private void preview(ImportResult result) {
    result
        .previews()
        .forEach(each ->
            output.line(
                "%s: from %s%s"
                    .formatted(
                        each.engine(),
                        String.join(", ", each.found()),
                        each.missing().isEmpty()
                            ? ""
                            : "; missing: " + String.join(", ", each.missing()))));
  }
}
