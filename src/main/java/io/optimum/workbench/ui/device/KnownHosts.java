package io.optimum.workbench.ui.device;

import io.optimum.workbench.device.DeviceAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Devices of other machines that were added, one address a line in a plain file, and nothing else:
/// keys and settings are those of `ssh`. The list is a comfort: when it cannot be read or written,
/// the workbench goes on without.
public final class KnownHosts {
  private static final int KEPT = 20;
  private final Path file;

  public KnownHosts(Path file) {
    this.file = file;
  }

  /// Those of earlier times; lines that are no addresses are dropped.
  List<DeviceAddress> read() {
    List<DeviceAddress> found = new ArrayList<>();
    try {
      if (Files.isRegularFile(file)) {
        Files.readAllLines(file).forEach(line -> add(line, found));
      }
    } catch (IOException e) {
      tell("read", e);
    }
    return found.subList(0, Math.min(KEPT, found.size()));
  }

  private static void add(String line, List<DeviceAddress> found) {
    try {
      if (DeviceAddress.parse(line.strip()) instanceof DeviceAddress.Agent agent
          && !found.contains(agent)) {
        found.add(agent);
      }
    } catch (IllegalArgumentException _) {
      // Written by hand, or by a newer program.
      return;
    }
  }

  void write(List<DeviceAddress> addresses) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, addresses.stream().map(DeviceAddress::text).toList());
    } catch (IOException e) {
      tell("kept", e);
    }
  }

  private static void tell(String what, IOException e) {
    System.getLogger(KnownHosts.class.getName())
        .log(System.Logger.Level.INFO, "Hosts cannot be {0}: {1}", what, e.getMessage());
  }
}
