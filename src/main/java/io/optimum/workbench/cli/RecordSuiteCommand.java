package io.optimum.workbench.cli;

import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.study.RecordingSuite;
import io.optimum.workbench.workflow.RecordSuiteStep.PartState;
import io.optimum.workbench.workflow.RecordSuiteStep.State;
import io.optimum.workbench.workflow.RecordSuiteStep.Suite;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "record-suite",
    description = {
      "Measure the same suite of combinations on any device, the most telling first.",
      "A dozen runs are kept with their spans. Every trial is on disk at once; --resume goes on."
    },
    footer = {
      "",
      "Examples:",
      "  optimum record-suite --out h200-recorded --device sim:h200 --slice 8m",
      "  optimum record-suite --out h200-recorded --device sim:h200 --slice 8m --resume"
    })
final class RecordSuiteCommand implements Callable<Integer> {
  private static final GpuId DEFAULT_GPU = new GpuId("h200");

  private final Steps steps;
  private final Output output;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Project folder.")
  Path folder = Path.of("");

  @Mixin DeviceOption device = new DeviceOption();

  @Option(
      names = "--slice",
      paramLabel = "TIME",
      description = "Begin no trial after this time, such as 8m; default: until complete.")
  @Nullable String slice;

  @Option(names = "--resume", description = "Go on with what was begun in the folder.")
  boolean resume;

  @Option(
      names = "--networks",
      split = ",",
      paramLabel = "ID",
      description = "Networks of the catalogue; default: the fourteen of the suite.")
  List<String> networks = RecordingSuite.NETWORKS;

  @Option(
      names = "--batch",
      split = ",",
      paramLabel = "N",
      description = "Batch sizes; default: 1,4,16.")
  List<Integer> batch = List.of(1, 4, 16);

  @Option(names = "--seed", paramLabel = "N", description = "Of draws and runs; default: 42.")
  long seed = 42;

  @Mixin CommonOptions common = new CommonOptions();

  RecordSuiteCommand(Steps steps, Output output) {
    this.steps = steps;
    this.output = output;
  }

  @Override
  public Integer call() {
    Duration limit = slice == null ? null : Amounts.duration("--slice", slice);
    int small = RecordingSuite.SMALL_NETWORKS.size();
    GpuId gpu = device.gpu(null, () -> DEFAULT_GPU, steps.measuring(), Project.empty("none"));
    Suite suite = new Suite(folder, gpu, networks, small, batch, seed);
    State state;
    try (Interrupts interrupts = new Interrupts()) {
      state =
          steps
              .recordingSuite()
              .on(device.on(steps.measuring()))
              .record(suite, limit, resume, interrupts.cancelling(output.progress()));
    }
    if (common.json) {
      output.json(state);
    } else {
      lines(state).forEach(output::line);
    }
    if (!state.complete()) {
      output.note("note: The slice is over. Go on with --resume.");
    }
    return ExitCode.OK;
  }

  private static List<String> lines(State state) {
    Table table = new Table("part", "measured", "of", "complete");
    for (PartState each : state.parts()) {
      table.row(
          each.name(),
          String.valueOf(each.measured()),
          String.valueOf(each.combinations()),
          each.complete() ? "yes" : "no");
    }
    return table.lines();
  }
}
