package io.optimum.workbench.planner.search;

import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.space.Candidate;
import java.util.List;

/// Proposes candidates and is told how good they are. The planner owns the loop.
public interface Search {
  /// Up to `atMost` candidates to evaluate next; empty = nothing left to propose.
  List<Candidate> ask(int atMost);

  /// What became of the candidates asked last.
  void tell(List<Evaluation> tried);
}
