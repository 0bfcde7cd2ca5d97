package io.optimum.workbench.cli.machine;

import io.optimum.workbench.cli.option.StepCommand;
import io.optimum.workbench.cli.terminal.ExitCode;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.network.NetworkCatalogue;
import io.optimum.workbench.network.NetworkEntry;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.engines.NetworksStep.Written;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "networks",
    description = {
      "List the networks that can be modelled, or write them as ONNX files.",
      "The files have random weights and a free batch size, to build engines of them. "
          + "Speed does not depend on weights."
    },
    footer = {
      "",
      "Examples:",
      "  optimum networks",
      "  optimum networks resnet50 bert-base --onnx my-models"
    })
public final class NetworksCommand extends StepCommand {
  @Parameters(arity = "0..*", paramLabel = "ID", description = "Which networks; default: all.")
  List<String> ids = List.of();

  @Option(names = "--onnx", paramLabel = "DIR", description = "Write one ID.onnx for each there.")
  @Nullable Path onnx;

  @Option(names = "--seed", paramLabel = "N", description = "Of the random weights; default: 42.")
  long seed = 42;

  /// @param multiplyAdds of one input
  record NetworkJson(String id, String name, long parameters, long multiplyAdds, String source) {
    static NetworkJson of(NetworkEntry entry) {
      return new NetworkJson(
          entry.id(),
          entry.name(),
          entry.publishedParameters(),
          entry.publishedMultiplyAdds(),
          entry.source());
    }
  }

  /// The one object that is printed.
  record NetworksJson(List<NetworkJson> networks) {}

  record FilesJson(List<WrittenJson> files) {}

  record WrittenJson(String network, String file, long bytes) {
    static WrittenJson of(Written written) {
      return new WrittenJson(written.network(), written.file().toString(), written.bytes());
    }
  }

  public NetworksCommand(Steps steps, Output output) {
    super(steps, output);
  }

  @Override
  public Integer call() {
    List<NetworkEntry> networks = chosen();
    Path folder = onnx;
    if (folder != null) {
      written(steps.networks().write(networks, folder, seed, output.progress()));
    } else {
      print(
          () -> new NetworksJson(networks.stream().map(NetworkJson::of).toList()),
          () -> table(networks));
    }
    return ExitCode.OK;
  }

  private List<NetworkEntry> chosen() {
    try {
      return ids.isEmpty()
          ? NetworkCatalogue.all()
          : ids.stream().map(NetworkCatalogue::require).toList();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private void written(List<Written> files) {
    if (common.json) {
      output.json(new FilesJson(files.stream().map(WrittenJson::of).toList()));
      return;
    }
    files.forEach(each -> output.line("%s  %.1f MB".formatted(each.file(), each.bytes() / 1e6)));
  }

  private static List<String> table(List<NetworkEntry> networks) {
    Table table = new Table("network", "name", "parameters", "multiply-adds");
    networks.forEach(each ->
        table.row(
            each.id(),
            each.name(),
            String.format(Locale.ROOT, "%.1f M", each.publishedParameters() / 1e6),
            String.format(Locale.ROOT, "%.2f G", each.publishedMultiplyAdds() / 1e9)));
    return table.lines();
  }
}
