package io.optimum.workbench.importer.arrivals;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.load.ArrivalProcess;
import java.util.List;
import java.util.Optional;

/// What a file of arrivals holds.
///
/// @param arrivals empty when anything was wrong: half a recording is another load
/// @param problems what was wrong, in the order of lines
public record ArrivalFile(Optional<ArrivalProcess.Recorded> arrivals, List<Problem> problems) {
  public ArrivalFile {
    problems = List.copyOf(problems);
  }
}
