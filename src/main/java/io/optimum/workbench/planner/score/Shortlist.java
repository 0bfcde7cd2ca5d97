package io.optimum.workbench.planner.score;

import io.optimum.workbench.planner.space.Candidate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The best distinct feasible candidates so far, and the one that misses least while there is none.
/// One thread writes, any may ask.
public final class Shortlist {
  private static final Comparator<Evaluation> BEST_FIRST =
      Comparator.comparingDouble(Evaluation::score)
          .reversed()
          .thenComparing(each -> each.candidate().toString());

  private final int capacity;
  private final TreeSet<Evaluation> best = new TreeSet<>(BEST_FIRST);
  private final Set<Candidate> members = new HashSet<>();
  private volatile @Nullable Evaluation leader;
  private @Nullable Evaluation nearest;
  private final AtomicInteger evaluations = new AtomicInteger();

  public Shortlist(int capacity) {
    this.capacity = capacity;
  }

  /// Whether the leader changed.
  public synchronized boolean offer(List<Evaluation> tried) {
    Evaluation before = leader;
    for (Evaluation each : tried) {
      evaluations.incrementAndGet();
      if (each.feasible()) {
        insert(each);
      } else if (nearest == null || each.violation() < nearest.violation()) {
        nearest = each;
      }
    }
    Evaluation now = best.isEmpty() ? null : best.first();
    leader = now;
    return now != null && (before == null || !now.candidate().equals(before.candidate()));
  }

  /// Forgets them, to be judged anew; what was counted stays counted.
  public synchronized void clear() {
    best.clear();
    members.clear();
    nearest = null;
  }

  /// Puts a measured candidate in front.
  public void lead(Evaluation measured) {
    leader = measured;
  }

  public Optional<Evaluation> leader() {
    return Optional.ofNullable(leader);
  }

  /// Best first.
  public synchronized List<Evaluation> best() {
    return List.copyOf(best);
  }

  /// The infeasible candidate that misses least.
  public synchronized Optional<Evaluation> nearest() {
    return Optional.ofNullable(nearest);
  }

  /// Candidates judged.
  public int evaluations() {
    return evaluations.get();
  }

  private void insert(Evaluation each) {
    boolean full = best.size() >= capacity;
    if ((full && each.score() <= best.last().score()) || !members.add(each.candidate())) {
      return;
    }
    best.add(each);
    if (best.size() > capacity) {
      members.remove(best.removeLast().candidate());
    }
  }
}
