package io.optimum.workbench.planner.search;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.score.PlacementScore;
import io.optimum.workbench.planner.score.PredictedEvaluator;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.EngineOptions;
import io.optimum.workbench.planner.space.PlanSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A plan being improved, GPU by GPU. Its worth is the sum over GPUs of value less the price of a
/// GPU, less a penalty for what is violated; see [BranchAndBound] for the price.
final class Assignment {
  /// Of a unit of violated slack, in values of a whole GPU: nothing makes up for it.
  private static final double PENALTY = 1e3;

  /// However little is violated, it is worse than another GPU.
  private static final double LEAST_VIOLATION = 0.1;

  /// A GPU in the objective of fewest GPUs, in the same unit: more than any partner gains.
  private static final double DEAR = 50;

  private static final double GAIN = 1e-9;

  /// A goodput that a short play sees is off by so much: of 800 inputs one in a hundred may be
  /// late, with a standard deviation of 0.35 of a hundredth. Less is no gain.
  private static final double GOODPUT_NOISE = 0.002;

  private final PlanSpace space;
  private final PredictedEvaluator evaluator;
  private final List<GpuId> types = new ArrayList<>();
  private final List<List<Deployment>> groups = new ArrayList<>();
  private final List<Double> worths = new ArrayList<>();
  private final Map<GpuId, Integer> used = new HashMap<>();
  private double price;
  private double worth;
  private boolean verifying;

  Assignment(PlanSpace space, PredictedEvaluator evaluator) {
    this.space = space;
    this.evaluator = evaluator;
    this.price =
        switch (space.request().objective()) {
          case FEWEST_GPUS -> DEAR;
          case HIGHEST_STP -> 1;
          case MOST_GOODPUT -> 0;
        };
  }

  /// A state to come back to.
  record Memory(
      List<GpuId> types,
      List<List<Deployment>> groups,
      List<Double> worths,
      Map<GpuId, Integer> used,
      double worth) {}

  Memory remember() {
    return new Memory(
        List.copyOf(types), List.copyOf(groups), List.copyOf(worths), Map.copyOf(used), worth);
  }

  void restore(Memory memory) {
    types.clear();
    types.addAll(memory.types());
    groups.clear();
    groups.addAll(memory.groups());
    worths.clear();
    worths.addAll(memory.worths());
    used.clear();
    used.putAll(memory.used());
    worth = memory.worth();
  }

  int size() {
    return groups.size();
  }

  List<Deployment> group(int group) {
    return groups.get(group);
  }

  GpuId type(int group) {
    return types.get(group);
  }

  double worth() {
    return worth;
  }

  Candidate candidate() {
    List<Placement> placements = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      placements.add(Placement.of(types.get(group), groups.get(group)));
    }
    return new Candidate(placements);
  }

  /// A GPU with one more engine, with the settings to start with; empty where it does not run.
  Optional<Change.Part> with(Change.Part part, EngineId engine) {
    if (!space.runs(engine, part.type())) {
      return Optional.empty();
    }
    List<Deployment> more = new ArrayList<>(part.deployments());
    more.add(space.options(engine, part.type()).start());
    return Optional.of(new Change.Part(part.group(), part.type(), more));
  }

  /// A GPU as it is.
  Change.Part part(int group) {
    return new Change.Part(group, types.get(group), groups.get(group));
  }

  /// A GPU without engines of every type of which there is one left.
  List<Change.Part> unused() {
    return space.gpuTypes().stream()
        .filter(gpu -> used.getOrDefault(gpu, 0) < space.available(gpu))
        .map(gpu -> new Change.Part(Change.NEW, gpu, List.of()))
        .toList();
  }

  /// Starts from a plan.
  void take(Candidate candidate) {
    for (Placement each : candidate.placements()) {
      set(new Change.Part(Change.NEW, each.gpu(), each.deployments()));
    }
  }

  private void close(int group) {
    worth -= worths.get(group);
    used.merge(types.get(group), -1, Integer::sum);
    types.remove(group);
    groups.remove(group);
    worths.remove(group);
  }

  /// Adds a deployment to a group with its settings, or with those to start with where this type of
  /// GPU does not offer them; false when it does not run there.
  boolean offer(List<Deployment> group, Deployment one, GpuId type) {
    if (!space.runs(one.engine(), type)) {
      return false;
    }
    EngineOptions options = space.options(one.engine(), type);
    group.add(options.all().contains(one) ? one : options.start());
    return true;
  }

  /// Whether a change could be worth it, as long as constraints hold: cheaply. Most are not.
  boolean promises(Change change) {
    return change.parts().stream().mapToDouble(this::atMost).sum() > enough(change);
  }

  /// Whether a change is worth it. May be asked from several threads at once.
  boolean gains(Change change) {
    return gains(change, false) && (!verifying || gains(change, true));
  }

  private boolean gains(Change change, boolean surely) {
    double enough = enough(change);
    double most = change.parts().stream().mapToDouble(this::atMost).sum();
    for (Change.Part part : change.parts()) {
      most += worth(part, surely) - atMost(part);
      if (most <= enough) {
        return false;
      }
    }
    return true;
  }

  boolean fits(Change change) {
    return change.parts().stream().allMatch(part -> atMost(part) > Double.NEGATIVE_INFINITY);
  }

  private double enough(Change change) {
    double now = change.parts().stream().mapToDouble(this::now).sum();
    return now + Math.max(GAIN, noise(now));
  }

  /// What a worth that a short play sees may be off by; 0 where nothing is played for it.
  double noise(double worth) {
    return isGoodput() ? GOODPUT_NOISE * Math.abs(worth) : 0;
  }

  /// What an engine is worth, about: in the unit of the objective.
  double scale() {
    return isGoodput() ? Math.abs(worth) / space.engines().size() : 1;
  }

  /// What a GPU is worth as it is, before a change.
  double now(Change.Part part) {
    return part.isNew() ? 0 : worths.get(part.group());
  }

  /// No less than [#worth], cheaply.
  double atMost(Change.Part part) {
    return part.deployments().isEmpty() ? 0 : atMost(part.type(), part.deployments());
  }

  /// What a GPU gains at most by one more engine, cheaply: of what is late now, none is in time
  /// beside another.
  double addedAtMost(Change.Part part, Change.Part with) {
    double most = atMost(with) - worth(part);
    return isGoodput() ? Math.min(most, arriving(with) - arriving(part)) : most;
  }

  private double arriving(Change.Part part) {
    return part.deployments().isEmpty()
        ? 0
        : evaluator.weightedArrivals(Placement.of(part.type(), part.deployments()));
  }

  /// What a GPU is worth after a change.
  double worth(Change.Part part) {
    return worth(part, verifying);
  }

  private double worth(Change.Part part, boolean surely) {
    return part.deployments().isEmpty() ? 0 : worth(part.type(), part.deployments(), surely);
  }

  /// Whether a GPU keeps every limit, by long plays where a short one leaves doubt.
  boolean holds(Change.Part part) {
    Placement placement = Placement.of(part.type(), part.deployments());
    return space.fits(placement) && evaluator.sure(placement).feasible();
  }

  /// Makes changes that do not touch the same GPUs, and open one at most.
  void make(List<Change> changes) {
    List<Integer> empty = new ArrayList<>();
    for (Change change : changes) {
      for (Change.Part part : change.parts()) {
        if (part.deployments().isEmpty()) {
          empty.add(part.group());
        } else {
          set(part);
        }
      }
    }
    empty.stream().sorted(Comparator.reverseOrder()).forEach(this::close);
  }

  /// Whether a constraint of this GPU does not hold.
  private boolean isViolated(int group) {
    return !evaluator.score(Placement.of(types.get(group), groups.get(group))).feasible();
  }

  /// Where a constraint of a GPU does not hold, the engine that helps most goes to one of its own,
  /// if there is one left. Whether it did.
  boolean relieve(int group) {
    return groups.get(group).size() > 1 && isViolated(group) && relieved(group);
  }

  private boolean relieved(int group) {
    double most = worths.get(group) + GAIN;
    Change best = null;
    for (Deployment one : groups.get(group)) {
      List<Deployment> left = new ArrayList<>(groups.get(group));
      left.remove(one);
      Change.Part rest = new Change.Part(group, types.get(group), left);
      List<Change.Part> alone =
          unused().stream().flatMap(each -> with(each, one.engine()).stream()).toList();
      for (Change.Part each : alone) {
        double worth = worth(rest) + worth(each);
        if (worth > most) {
          most = worth;
          best = new Change(List.of(rest, each));
        }
      }
    }
    if (best != null) {
      make(List.of(best));
    }
    return best != null;
  }

  /// From now on GPUs are judged with demands played for longer, where a short play leaves doubt;
  /// those there are, always. Whether the plan is worth as much as before.
  boolean verify() {
    verifying = true;
    double before = worth;
    reprice();
    return worth >= before - GAIN;
  }

  boolean isVerifying() {
    return verifying;
  }

  /// The mean value becomes the price of a GPU where the objective is a mean.
  void reprice() {
    if (space.request().objective() == Objective.HIGHEST_STP) {
      price =
          candidate().placements().stream()
              .mapToDouble(evaluator::weightedShare)
              .average()
              .orElse(price);
    }
    worth = 0;
    for (int group = 0; group < groups.size(); group++) {
      worths.set(group, worth(part(group)));
      worth += worths.get(group);
    }
  }

  private void set(Change.Part part) {
    int group = part.group();
    if (part.isNew()) {
      group = groups.size();
      types.add(part.type());
      groups.add(part.deployments());
      worths.add(0.0);
      used.merge(part.type(), 1, Integer::sum);
    }
    double now = worth(part);
    worth += now - worths.get(group);
    worths.set(group, now);
    groups.set(group, part.deployments());
  }

  /// No less than [#worth]: its value where no constraint is violated. Most steps are found to gain
  /// nothing by it alone, and need no demand played.
  private double atMost(GpuId type, List<Deployment> group) {
    Placement placement = Placement.of(type, group);
    if (!space.fits(placement)) {
      return Double.NEGATIVE_INFINITY;
    }
    return isGoodput()
        ? evaluator.weightedGoodputAtMost(placement)
        : evaluator.weightedShare(placement) - price;
  }

  private boolean isGoodput() {
    return space.request().objective() == Objective.MOST_GOODPUT;
  }

  /// @param surely with demands played for longer, where a short play sees nothing violated
  private double worth(GpuId type, List<Deployment> group, boolean surely) {
    Placement placement = Placement.of(type, group);
    if (!space.fits(placement)) {
      return Double.NEGATIVE_INFINITY;
    }
    PlacementScore score = surely ? evaluator.sure(placement) : evaluator.score(placement);
    double value = isGoodput() ? score.weightedGoodputPerSecond() : score.weightedShare();
    return value - price - (score.feasible() ? 0 : penalty(placement, score));
  }

  /// In proportion to what the GPU would be worth if it held: a play that ends with the first SLO
  /// missed has seen next to no goodput.
  private double penalty(Placement placement, PlacementScore score) {
    double whole =
        isGoodput() ? evaluator.weightedArrivals(placement) : Math.abs(score.weightedShare());
    return PENALTY * Math.max(1, whole) * (LEAST_VIOLATION + score.violation());
  }
}
