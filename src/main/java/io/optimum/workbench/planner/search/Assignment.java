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

  /// Types of GPU that an engine runs on.
  List<GpuId> types(EngineId engine) {
    return space.gpuTypes().stream().filter(gpu -> space.runs(engine, gpu)).toList();
  }

  double worth() {
    return worth;
  }

  /// By one GPU less: its price, and what a partner gains at most elsewhere.
  double mostSaved() {
    return price + space.request().maxEnginesPerGpu();
  }

  Candidate candidate() {
    List<Placement> placements = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      placements.add(Placement.of(types.get(group), groups.get(group)));
    }
    return new Candidate(placements);
  }

  /// What a group gains by an engine with the settings to start with.
  double gain(int group, EngineId engine) {
    List<Deployment> with = new ArrayList<>(groups.get(group));
    return offerStart(with, engine, types.get(group))
        ? worth(types.get(group), with) - worths.get(group)
        : Double.NEGATIVE_INFINITY;
  }

  /// The same at most: whether constraints hold then is not looked at.
  double gainAtMost(int group, EngineId engine) {
    List<Deployment> with = new ArrayList<>(groups.get(group));
    return offerStart(with, engine, types.get(group))
        ? atMost(types.get(group), with) - worths.get(group)
        : Double.NEGATIVE_INFINITY;
  }

  private boolean offerStart(List<Deployment> group, EngineId engine, GpuId type) {
    return space.runs(engine, type) && group.add(space.options(engine, type).start());
  }

  void add(int group, EngineId engine) {
    List<Deployment> with = new ArrayList<>(groups.get(group));
    offerStart(with, engine, types.get(group));
    set(group, with);
  }

  /// The types of which there is a GPU left for an engine.
  List<GpuId> freeTypes(EngineId engine) {
    return types(engine).stream()
        .filter(gpu -> used.getOrDefault(gpu, 0) < space.available(gpu))
        .toList();
  }

  double openGain(EngineId engine, GpuId gpu) {
    return worth(gpu, List.of(space.options(engine, gpu).start()));
  }

  void open(EngineId engine, GpuId gpu) {
    types.add(gpu);
    groups.add(List.of());
    worths.add(0.0);
    used.merge(gpu, 1, Integer::sum);
    set(groups.size() - 1, List.of(space.options(engine, gpu).start()));
  }

  /// Starts from a plan.
  void take(Candidate candidate) {
    for (Placement each : candidate.placements()) {
      types.add(each.gpu());
      groups.add(List.of());
      worths.add(0.0);
      used.merge(each.gpu(), 1, Integer::sum);
      set(groups.size() - 1, each.deployments());
    }
  }

  /// Gives a GPU back.
  void close(int group) {
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

  /// GPUs with other deployments on them; one with none is given back.
  record Change(List<Part> parts) {
    Change {
      parts = List.copyOf(parts);
    }

    record Part(int group, List<Deployment> deployments) {
      Part {
        deployments = List.copyOf(deployments);
      }
    }
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
    return change.parts().stream().mapToDouble(part -> worths.get(part.group())).sum() + GAIN;
  }

  private double atMost(Change.Part part) {
    return part.deployments().isEmpty() ? 0 : atMost(types.get(part.group()), part.deployments());
  }

  private double worth(Change.Part part, boolean surely) {
    return part.deployments().isEmpty()
        ? 0
        : worth(types.get(part.group()), part.deployments(), surely);
  }

  /// Makes changes that do not touch the same GPUs.
  void make(List<Change> changes) {
    List<Integer> empty = new ArrayList<>();
    for (Change change : changes) {
      for (Change.Part part : change.parts()) {
        if (part.deployments().isEmpty()) {
          empty.add(part.group());
        } else {
          set(part.group(), part.deployments());
        }
      }
    }
    empty.stream().sorted(Comparator.reverseOrder()).forEach(this::close);
  }

  /// Whether a constraint of this GPU does not hold.
  private boolean isViolated(int group) {
    return !evaluator.score(Placement.of(types.get(group), groups.get(group))).feasible();
  }

  /// From every GPU on which a constraint does not hold, the engine that helps most goes to one of
  /// its own, as long as there are some. Whether any did.
  boolean relieve() {
    boolean any = false;
    for (int group = 0; group < groups.size(); group++) {
      any |= groups.get(group).size() > 1 && isViolated(group) && relieve(group);
    }
    return any;
  }

  private boolean relieve(int group) {
    double most = worths.get(group) + GAIN;
    Runnable best = null;
    for (Deployment one : groups.get(group)) {
      List<Deployment> left = new ArrayList<>(groups.get(group));
      left.remove(one);
      double worth = worth(types.get(group), left);
      for (GpuId gpu : freeTypes(one.engine())) {
        if (worth + openGain(one.engine(), gpu) > most) {
          most = worth + openGain(one.engine(), gpu);
          best =
              () -> {
                set(group, left);
                open(one.engine(), gpu);
              };
        }
      }
    }
    if (best != null) {
      best.run();
    }
    return best != null;
  }

  /// From now on GPUs are judged with demands played for longer; those there are, at once. Whether
  /// the plan is still worth as much.
  boolean verify() {
    verifying = true;
    double before = worth;
    candidate().placements().parallelStream().forEach(evaluator::verified);
    reprice();
    return worth >= before - GAIN;
  }

  /// The mean value becomes the price of a GPU where the objective is a mean.
  void reprice() {
    if (space.request().objective() == Objective.HIGHEST_STP) {
      price = (worth + price * groups.size()) / groups.size();
    }
    worth = 0;
    for (int group = 0; group < groups.size(); group++) {
      worths.set(group, worth(types.get(group), groups.get(group)));
      worth += worths.get(group);
    }
  }

  private void set(int group, List<Deployment> changed) {
    double now = worth(types.get(group), changed);
    worth += now - worths.get(group);
    worths.set(group, now);
    groups.set(group, List.copyOf(changed));
  }

  /// No less than [#worth]: its value where no constraint is violated. Most steps are found to gain
  /// nothing by it alone, and need no demand played.
  private double atMost(GpuId type, List<Deployment> group) {
    if (space.request().objective() == Objective.MOST_GOODPUT) {
      return worth(type, group);
    }
    Placement placement = Placement.of(type, group);
    return space.fits(placement)
        ? evaluator.weightedShare(placement) - price
        : Double.NEGATIVE_INFINITY;
  }

  private double worth(GpuId type, List<Deployment> group) {
    return worth(type, group, verifying);
  }

  /// @param surely with demands played for longer, where a short play sees nothing violated
  private double worth(GpuId type, List<Deployment> group, boolean surely) {
    Placement placement = Placement.of(type, group);
    if (!space.fits(placement)) {
      return Double.NEGATIVE_INFINITY;
    }
    PlacementScore score = evaluator.score(placement);
    return worth(surely && score.feasible() ? evaluator.verified(placement) : score);
  }

  private double worth(PlacementScore score) {
    double value =
        space.request().objective() == Objective.MOST_GOODPUT
            ? score.weightedGoodputPerSecond()
            : score.weightedShare();
    double violated = score.feasible() ? 0 : LEAST_VIOLATION + score.violation();
    return value - price - PENALTY * Math.max(1, Math.abs(value)) * violated;
  }
}
