package io.optimum.workbench.importer.ncu;

import io.optimum.workbench.importer.kernel.KernelCounters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counters for the kernels of an inference, by name and order: the third kernel of a name gets the
/// third counters of that name. Where there are fewer, as with `ncu --launch-count` or a filter,
/// the last ones of that name with the same grid serve again, then the last of that name.
public final class CounterMatch {
  private final Map<String, List<KernelCounters>> byName = new HashMap<>();
  private final Map<String, Integer> taken = new HashMap<>();

  public CounterMatch(List<KernelCounters> counters) {
    counters.forEach(each -> byName.computeIfAbsent(each.name(), _ -> new ArrayList<>()).add(each));
  }

  /// The counters of the next kernel of a name; empty where none of that name was profiled.
  public Optional<KernelCounters> next(String name, int blocks) {
    List<KernelCounters> same = byName.getOrDefault(name, List.of());
    if (same.isEmpty()) {
      return Optional.empty();
    }
    int at = taken.merge(name, 1, Integer::sum) - 1;
    if (at < same.size()) {
      return Optional.of(same.get(at));
    }
    return same.reversed().stream()
        .filter(each -> each.launch().blocks() == blocks)
        .findFirst()
        .or(() -> Optional.of(same.getLast()));
  }
}
