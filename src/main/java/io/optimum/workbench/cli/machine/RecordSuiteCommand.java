package io.optimum.workbench.cli.machine;

import io.optimum.workbench.cli.option.Amounts;
import io.optimum.workbench.cli.option.DeviceOption;
import io.optimum.workbench.cli.option.OptionValues;
import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Interrupts;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.device.KeptDevice;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.study.RecordingSuite;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.record.RecordSuiteStep.PartState;
import io.optimum.workbench.workflow.record.RecordSuiteStep.State;
import io.optimum.workbench.workflow.record.RecordSuiteStep.Suite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "record-suite",
    description = {
      "Measure the same suite of combinations on any device, the most telling first.",
      "A dozen runs are kept with their spans. Every trial is on disk at once; --resume "
          + "goes on. First come small networks by their profiles, which a GPU without TensorRT "
          + "can re-enact; then the engines of --engines, alone and together."
    },
    footer = {
      "",
      "Ends with 1 when a part failed; what was measured is kept, and --resume tries it again.",
      "",
      "Examples:",
      "  optimum record-suite --out h200-recorded --device cuda:0 --engines engines",
      "  optimum record-suite --out h200-recorded --device cuda:0 --resume"
    })
public final class RecordSuiteCommand extends StepCommand {
  private static final GpuId DEFAULT_GPU = new GpuId("h200");

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Project folder.")
  Path folder = Path.of("");

  @Mixin DeviceOption device = new DeviceOption();

  @Option(
      names = "--slice",
      paramLabel = "TIME",
      description = "Begin no trial after this time; default: ${DEFAULT-VALUE}.")
  String slice = "8m";

  @Option(names = "--resume", description = "Go on with what was begun in the folder.")
  boolean resume;

  @Option(
      names = "--engines",
      paramLabel = "DIR",
      description =
          "Engines built for this GPU, as `optimum build` leaves them, or ONNX files; default: "
              + "none, all networks by their profiles. --resume knows them already.")
  @Nullable Path engines;

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

  public RecordSuiteCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    Duration limit = Amounts.duration("--slice", slice);
    State state;
    try (Interrupts interrupts = new Interrupts();
        KeptDevice kept = new KeptDevice()) {
      MeasureStep there = device.on(steps.measuring().through(kept::around));
      state =
          steps
              .recording()
              .suite()
              .on(there)
              .record(suite(there), limit, resume, interrupts.cancelling(output.progress()));
    }
    print(() -> state, () -> lines(state));
    for (PartState each : state.parts()) {
      each.doubts().forEach(doubt -> output.note("warning: %s: %s".formatted(each.name(), doubt)));
      if (each.failure() != null) {
        output.note("error: %s: %s".formatted(each.name(), each.failure()));
      }
    }
    if (!state.complete()) {
      output.note("note: The suite is not complete. Go on with --resume.");
    }
    return state.hasFailed() ? ExitCode.FAILED : ExitCode.OK;
  }

  private Suite suite(MeasureStep there) {
    batch.forEach(each -> OptionValues.requirePositive("--batch " + each, each));
    Project none = Project.empty("none");
    GpuId asked =
        device.isSimulated()
            ? device.gpu(null, () -> DEFAULT_GPU, steps.measuring(), none)
            : DEFAULT_GPU;
    GpuSpec gpu = there.capabilities(none, asked).gpu();
    return new Suite(folder, gpu, networks, engines, batch, seed);
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
