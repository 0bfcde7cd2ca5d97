package io.optimum.workbench.device.sim.watch;

import io.optimum.workbench.device.sim.program.EngineProgram;
import io.optimum.workbench.device.sim.program.Kernel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The names that spans of a run can have: the two copies, then of every program its engine and its
/// kernels.
public final class SpanNames {
  static final int COPY_IN = 0;
  static final int COPY_OUT = 1;
  private final List<String> all;
  private final Map<EngineProgram, Integer> base = new HashMap<>();

  public SpanNames(Collection<EngineProgram> programs) {
    List<String> names = new ArrayList<>(List.of("host to device", "device to host"));
    for (EngineProgram program : programs) {
      base.put(program, names.size());
      names.add(program.profile.key().engine().value());
      for (Kernel kernel : program.kernels) {
        names.add(kernel.name);
      }
    }
    all = List.copyOf(names);
  }

  List<String> all() {
    return all;
  }

  int inference(EngineProgram program) {
    return base.getOrDefault(program, COPY_IN);
  }

  int kernel(EngineProgram program, int kernelIndex) {
    return inference(program) + 1 + kernelIndex;
  }
}
