package io.optimum.workbench.device.cuda.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names by number, in the order in which they came up.
final class NameTable {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  int number(String name) {
    return numbers.computeIfAbsent(
        name,
        each -> {
          names.add(each);
          return names.size() - 1;
        });
  }

  List<String> all() {
    return List.copyOf(names);
  }
}
