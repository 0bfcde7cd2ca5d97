package io.optimum.workbench.cli.study;

import io.optimum.workbench.cli.option.CommonOptions;
import io.optimum.workbench.cli.option.OptionValues;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.importer.colocation.SweepReader;
import io.optimum.workbench.study.SearchReplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "evaluate-search",
    description = {
      "Count the measurements a settings search needs, on settings that others measured in full.",
      "Each point is taken as measured when it is asked for. The counts are those until "
          + "95 and 99 %% of the best throughput, beside hill climbing and random order."
    },
    footer = {"", "Example:", "  optimum evaluate-search --data triton_ma_sweeps.csv --seeds 100"})
public final class ReplaySearchCommand implements Callable<Integer> {
  private static final int MOST_SEEDS = 10_000;
  private final Output output;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description =
          "CSV with the columns file, models, instances, max_batch, concurrency, throughput.")
  Path data = Path.of("");

  @Option(names = "--seeds", paramLabel = "N", description = "How many; default ${DEFAULT-VALUE}.")
  int seeds = 100;

  @Mixin CommonOptions common = new CommonOptions();

  public ReplaySearchCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(data)) {
      throw new UsageException(
          "--data %s: %s. Name a CSV table."
              .formatted(data, Files.exists(data) ? "this is a folder" : "there is no such file"));
    }
    OptionValues.requireCount("--seeds", seeds, MOST_SEEDS);
    List<SearchReplay.Effort> efforts =
        SearchReplay.run(SweepReader.read(data), seeds, output.progress());
    common.print(output, () -> new EffortsJson(efforts, seeds), () -> lines(efforts));
    return ExitCode.OK;
  }

  /// What `evaluate-search --json` prints.
  record EffortsJson(List<SearchReplay.Effort> efforts, int seeds) {}

  private List<String> lines(List<SearchReplay.Effort> efforts) {
    Table table =
        new Table("sweep and search", "points", "to 95 %: median", "p90", "to 99 %: median", "p90");
    String sweep = "";
    for (SearchReplay.Effort each : efforts) {
      if (!each.sweep().equals(sweep)) {
        sweep = each.sweep();
        table.row(sweep, String.valueOf(each.points()), "", "", "", "");
      }
      table.row(
          "  " + each.search(),
          "",
          String.valueOf(each.near().median()),
          String.valueOf(each.near().p90()),
          String.valueOf(each.nearer().median()),
          String.valueOf(each.nearer().p90()));
    }
    List<String> lines = new java.util.ArrayList<>(table.lines());
    lines.add("");
    lines.add(
        "Measurements needed over %d seeds; every value is a measurement of others, replayed."
            .formatted(seeds));
    return lines;
  }
}
