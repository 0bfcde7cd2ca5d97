package io.optimum.workbench.planner.score;

import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.task.Progress;
import java.util.List;

/// Judges candidates: by prediction, or by measuring them on a device.
@FunctionalInterface
public interface Evaluator {
  /// In the order of the candidates.
  List<Evaluation> evaluate(List<Candidate> candidates, Progress progress);
}
