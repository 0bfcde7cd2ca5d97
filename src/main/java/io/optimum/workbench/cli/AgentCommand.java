package io.optimum.workbench.cli;

import io.optimum.workbench.cli.option.CommonOptions;
import io.optimum.workbench.cli.terminal.UsageException;
import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.tensorrt.TensorRtMajor;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "agent",
    description = {
      "Serve devices of this machine to a workbench, on standard input and output.",
      "A workbench starts it by itself, here or over ssh; the protocol is in file-formats.md."
    },
    footer = {
      "",
      "In ~/.ssh/authorized_keys, command=\"optimum agent --device cuda:0\" lets a key do only"
          + " this.",
      "",
      "Example:",
      "  ssh gpu-server optimum agent --device cuda:0"
    })
final class AgentCommand implements Callable<Integer> {
  private final AgentService service;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description =
          "Serve this device and no other: sim:GPU, replay:FOLDER or cuda:N; default: any.")
  @Nullable DeviceAddress only;

  @Option(
      names = "--tensorrt",
      paramLabel = "MAJOR",
      description = "Run engines of this TensorRT: 8 (default) or 10, from lib-trt10.")
  int tensorRt = TensorRtMajor.EIGHT.number();

  @Mixin CommonOptions common = new CommonOptions();

  AgentCommand(AgentService service) {
    this.service = service;
  }

  @Override
  public Integer call() {
    return service.serve(only, major());
  }

  private TensorRtMajor major() {
    try {
      return TensorRtMajor.numbered(tensorRt);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--tensorrt: " + e.getMessage());
    }
  }
}
