package io.optimum.workbench.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Independent random candidates: the honest yardstick of every other search.
final class RandomSearch implements Search {
  private final RandomCandidates candidates;

  RandomSearch(PlanSpace space, RandomGenerator random) {
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
