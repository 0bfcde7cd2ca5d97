package io.optimum.workbench.profiling.trial;

import java.util.List;
import java.util.Optional;

/// Says in which field two things differ.
public final class Difference {
  private Difference() {}

  public static Optional<String> of(String field, Object there, Object asked) {
    return there.equals(asked)
        ? Optional.empty()
        : Optional.of("%s is %s in it, and %s is asked for".formatted(field, there, asked));
  }

  public static Optional<String> ofList(String field, List<?> there, List<?> asked) {
    for (int i = 0; i < Math.min(there.size(), asked.size()); i++) {
      Optional<String> difference = of("%s[%d]".formatted(field, i), there.get(i), asked.get(i));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return of("the number of " + field, there.size(), asked.size());
  }
}
