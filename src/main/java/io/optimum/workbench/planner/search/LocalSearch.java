package io.optimum.workbench.planner.search;

import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.PlanSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Steepest ascent over [Neighbourhood], restarted.
///
/// The first climb starts with every engine on a GPU of its own: while that takes more GPUs than
/// there are, the best move is a merge, so the start is greedy agglomeration. Later climbs start in
/// turn from the best candidate after a few random steps (iterated local search: Lourenço, Martin
/// and Stützle, 2003) and from a random one. Candidates are compared by violation first, then by
/// score.
public final class LocalSearch implements Search {
  static final int RESTARTS = 12;
  private static final int KICKS = 3;
  private static final Comparator<Evaluation> WORSE_FIRST =
      Comparator.comparingDouble(Evaluation::violation)
          .reversed()
          .thenComparingDouble(Evaluation::score);
  private static final double GAIN = 1e-12;

  private final PlanSpace space;
  private final Neighbourhood neighbourhood;
  private final RandomGenerator random;
  private final RandomCandidates candidates;
  private final Queue<Candidate> waiting = new ArrayDeque<>();
  private @Nullable Evaluation here;
  private @Nullable Evaluation bestNeighbour;
  private @Nullable Evaluation best;
  private int climbs;

  /// From what is known already, best first.
  LocalSearch(PlanSpace space, List<Evaluation> known, RandomGenerator random) {
    this(space, random);
    known.stream()
        .findFirst()
        .ifPresent(first -> {
          best = first;
          bestNeighbour = first;
        });
  }

  public LocalSearch(PlanSpace space, RandomGenerator random) {
    this.space = space;
    this.neighbourhood = new Neighbourhood(space);
    this.random = random;
    this.candidates = new RandomCandidates(space, random);
  }

  @Override
  public List<Candidate> ask(int atMost) {
    if (waiting.isEmpty()) {
      advance();
    }
    List<Candidate> asked = new ArrayList<>();
    while (asked.size() < atMost && !waiting.isEmpty()) {
      asked.add(waiting.remove());
    }
    return asked;
  }

  @Override
  public void tell(List<Evaluation> tried) {
    for (Evaluation each : tried) {
      if (better(each, bestNeighbour)) {
        bestNeighbour = each;
      }
      if (better(each, best)) {
        best = each;
      }
    }
  }

  /// Steps to the best neighbour, or starts the next climb when there is no better one.
  private void advance() {
    Evaluation next = bestNeighbour;
    bestNeighbour = null;
    if (next != null && better(next, here)) {
      here = next;
      waiting.addAll(neighbourhood.of(next.candidate()));
    }
    while (waiting.isEmpty() && climbs <= RESTARTS) {
      here = null;
      start().ifPresent(waiting::add);
      climbs++;
    }
  }

  private Optional<Candidate> start() {
    Evaluation known = best;
    if (known == null) {
      return Optional.of(space.onePerGpu());
    }
    return climbs % 2 == 1 ? Optional.of(kicked(known.candidate())) : candidates.draw();
  }

  private Candidate kicked(Candidate candidate) {
    Candidate kicked = candidate;
    for (int i = 0; i < KICKS; i++) {
      List<Candidate> near = neighbourhood.of(kicked);
      if (!near.isEmpty()) {
        kicked = near.get(random.nextInt(near.size()));
      }
    }
    return kicked;
  }

  private static boolean better(Evaluation one, @Nullable Evaluation other) {
    if (other == null) {
      return true;
    }
    boolean same =
        one.violation() == other.violation() && Math.abs(one.score() - other.score()) < GAIN;
    return !same && WORSE_FIRST.compare(one, other) > 0;
  }
}
