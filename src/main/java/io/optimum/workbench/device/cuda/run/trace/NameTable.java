package io.optimum.workbench.device.cuda.run.trace;

import io.optimum.workbench.domain.engine.KernelLaunch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names by number, in the order in which they came up; a kernel that is launched in several ways
/// has a number for each, so that a span needs no more than one.
public final class NameTable {
  private static final KernelLaunch NOT_OBSERVED = new KernelLaunch.NotObserved();

  private final Map<Named, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<KernelLaunch> launches = new ArrayList<>();

  private record Named(String name, KernelLaunch launch) {}

  public int number(String name) {
    return number(name, NOT_OBSERVED);
  }

  public int number(String name, KernelLaunch launch) {
    return numbers.computeIfAbsent(
        new Named(name, launch),
        each -> {
          names.add(each.name);
          launches.add(each.launch);
          return names.size() - 1;
        });
  }

  /// How the kernel of each name was launched.
  public List<KernelLaunch> launches() {
    return List.copyOf(launches);
  }

  public List<String> all() {
    return List.copyOf(names);
  }
}
