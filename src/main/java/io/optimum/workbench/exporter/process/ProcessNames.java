package io.optimum.workbench.exporter.process;

import io.optimum.workbench.domain.engine.EngineId;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Names for models and processes: each given out once, each a folder on every system.
final class ProcessNames {
  /// Windows takes these for devices, whatever follows a dot.
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  private final Set<String> models = new HashSet<>();
  private final Set<String> processes = new HashSet<>();

  /// The engine's id where that is free and a folder everywhere.
  String model(EngineId engine) {
    String id = engine.value().replaceFirst("\\.+$", "-");
    return free(DEVICE.matcher(id).matches() ? "engine-" + id : id, models);
  }

  /// A process.
  String free(String name) {
    return free(name, processes);
  }

  private static String free(String wanted, Set<String> taken) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + "-" + i;
    }
    return name;
  }
}
