package io.optimum.workbench.cli.project;

import io.optimum.workbench.cli.terminal.Table;
import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.domain.gpu.GpuMachine;
import java.util.ArrayList;
import java.util.List;

/// What a machine has, for terminals.
final class MachineText {
  private MachineText() {}

  public static List<String> lines(DeviceChoice.Place place, GpuMachine machine) {
    return switch (machine) {
      case GpuMachine.NotTold untold -> List.of(untold.reason());
      case GpuMachine.Told told -> lines(place, told);
    };
  }

  private static List<String> lines(DeviceChoice.Place place, GpuMachine.Told told) {
    List<String> lines = new ArrayList<>();
    if (told.gpus().isEmpty()) {
      lines.add(
          "No GPU can be opened %s."
              .formatted(
                  place instanceof DeviceChoice.Place.Host host
                      ? "on " + host.destination()
                      : "on this machine"));
    } else {
      Table table = new Table("--device", "GPU", "UUID");
      for (GpuMachine.Gpu gpu : told.gpus()) {
        DeviceAddress cuda = DeviceAddress.of(gpu);
        DeviceAddress address =
            place instanceof DeviceChoice.Place.Host ? new DeviceAddress.Agent(place, cuda) : cuda;
        table.row(address.text(), gpu.name(), gpu.uuid().isEmpty() ? "not told" : gpu.uuid());
      }
      lines.addAll(table.lines());
    }
    lines.add(line("driver", told.driver()));
    lines.add(line("CUDA", told.cuda()));
    lines.add(line("TensorRT 8", told.tensorRt8()));
    lines.add(line("TensorRT 10", told.tensorRt10()));
    lines.add(line("CUPTI", told.cupti()));
    return lines;
  }

  private static String line(String part, GpuMachine.Found found) {
    return switch (found) {
      case GpuMachine.Found.Version version -> "%s: %s".formatted(part, version.version());
      case GpuMachine.Found.NotFound none -> "%s: not found. %s".formatted(part, none.reason());
    };
  }
}
