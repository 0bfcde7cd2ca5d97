package io.optimum.workbench.planner.search;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.PlanSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Depth-first branch and bound over set partitions: proposes only plans better than all before,
/// and when it proposes no more, the last one is the best there is by prediction.
///
/// Every objective is a function of the number *k* of GPUs and of a sum of values *v*, one per GPU.
/// To beat a plan of `k*` GPUs and sum `v*`, a plan must make `Σ (v - λ)` greater than a threshold,
/// where *λ* is the price of a GPU: the mean value so far for a mean (Dinkelbach, Management
/// Science 1967), nothing for a sum, more than all values together for fewest GPUs. The bound gives
/// every engine that is not placed yet the best share `(v - λ)/|group|` of any group that it could
/// be in (for fewest GPUs, the value's share and a GPU's share apart, and whole GPUs); no
/// completion can have more, so nothing better is cut off. Exact as long as groups do not influence
/// each other, which holds for everything that we predict.
public final class BranchAndBound implements Search {
  private static final double GAIN = 1e-9;

  private final PlanSpace space;
  private final GroupTable groups;
  private final Objective objective;
  private final int maxNodes;
  private final Deque<Node> open = new ArrayDeque<>();
  private double[] shares = {};
  private int[] largest = {};
  private double price;
  private double threshold = Double.NEGATIVE_INFINITY;
  private int nodes;

  private BranchAndBound(PlanSpace space, GroupTable groups, int maxNodes) {
    this.space = space;
    this.groups = groups;
    this.objective = space.request().objective();
    this.maxNodes = maxNodes;
    double most = groups.all().stream().mapToDouble(each -> Math.abs(each.value())).max().orElse(0);
    price = objective == Objective.FEWEST_GPUS ? 2 * most * space.engines().size() + 1 : 0;
    share();
    open.push(new Node(0, List.of(), 0, Map.of()));
  }

  /// @param groups every feasible group with its best settings
  /// @param maxNodes after so many it gives up
  public static BranchAndBound over(PlanSpace space, GroupTable groups, int maxNodes) {
    return new BranchAndBound(space, groups, maxNodes);
  }

  /// Whether everything was searched or cut off.
  public boolean isComplete() {
    return open.isEmpty();
  }

  @Override
  public List<Candidate> ask(int atMost) {
    while (!open.isEmpty() && nodes < maxNodes) {
      nodes++;
      Node node = open.pop();
      if (bound(node) <= threshold + GAIN) {
        continue;
      }
      if (node.placed() == groups.everyEngine()) {
        found(node.sum(), node.chosen().size());
        return List.of(
            new Candidate(node.chosen().stream().map(GroupTable.Group::placement).toList()));
      }
      expand(node);
    }
    return List.of();
  }

  /// Plans found elsewhere raise the threshold.
  @Override
  public void tell(List<Evaluation> tried) {
    for (Evaluation each : tried) {
      if (each.feasible()) {
        found(groups.sum(each), each.gpus().size());
      }
    }
  }

  private void found(double sum, int gpus) {
    if (objective == Objective.HIGHEST_STP) {
      if (sum / gpus > price + GAIN) {
        price = sum / gpus;
        threshold = 0;
        share();
      }
    } else {
      threshold = Math.max(threshold, sum - price * gpus);
    }
  }

  /// Best child first: the stack is filled from the worst.
  private void expand(Node node) {
    int first = Long.numberOfTrailingZeros(~node.placed());
    List<GroupTable.Group> with = groups.with(first);
    for (int i = with.size() - 1; i >= 0; i--) {
      GroupTable.Group group = with.get(i);
      int used = node.used().getOrDefault(group.type(), 0);
      if ((group.engines() & node.placed()) == 0 && used < space.available(group.type())) {
        List<GroupTable.Group> chosen = new ArrayList<>(node.chosen());
        chosen.add(group);
        Map<GpuId, Integer> all = new HashMap<>(node.used());
        all.put(group.type(), used + 1);
        open.push(
            new Node(node.placed() | group.engines(), chosen, node.sum() + group.value(), all));
      }
    }
  }

  private double bound(Node node) {
    double bound = node.sum();
    double gpus = 0;
    for (int engine = 0; engine < shares.length; engine++) {
      if ((node.placed() >> engine & 1) == 0) {
        bound += shares[engine];
        gpus += 1.0 / largest[engine];
      }
    }
    return objective == Objective.FEWEST_GPUS
        ? bound - price * (node.chosen().size() + Math.ceil(gpus - GAIN))
        : bound - price * node.chosen().size();
  }

  private void share() {
    double paid = objective == Objective.FEWEST_GPUS ? 0 : price;
    shares = new double[space.engines().size()];
    largest = new int[shares.length];
    for (int engine = 0; engine < shares.length; engine++) {
      shares[engine] = Double.NEGATIVE_INFINITY;
      for (GroupTable.Group group : groups.with(engine)) {
        shares[engine] =
            Math.max(shares[engine], (group.value() - paid) / Long.bitCount(group.engines()));
        largest[engine] = Math.max(largest[engine], Long.bitCount(group.engines()));
      }
    }
  }

  private record Node(
      long placed, List<GroupTable.Group> chosen, double sum, Map<GpuId, Integer> used) {}
}
