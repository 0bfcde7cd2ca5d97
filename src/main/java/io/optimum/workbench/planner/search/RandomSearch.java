package io.optimum.workbench.planner.search;

import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.PlanSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Independent random candidates: the honest yardstick of every other search.
public final class RandomSearch implements Search {
  private final RandomCandidates candidates;

  public RandomSearch(PlanSpace space, RandomGenerator random) {
    this.candidates = new RandomCandidates(space, random);
  }

  @Override
  public List<Candidate> ask(int atMost) {
    List<Candidate> asked = new ArrayList<>();
    for (int i = 0; i < atMost; i++) {
      Optional<Candidate> drawn = candidates.draw();
      drawn.ifPresent(asked::add);
    }
    return asked;
  }

  @Override
  public void tell(List<Evaluation> tried) {}
}
