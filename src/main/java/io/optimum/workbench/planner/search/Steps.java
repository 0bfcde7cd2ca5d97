package io.optimum.workbench.planner.search;

import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.search.Change.Part;
import io.optimum.workbench.planner.space.EngineOptions;
import io.optimum.workbench.planner.space.PlanSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Random small changes of a plan: an engine moved or swapped, other settings, and, where there are
/// several types of GPU, one replaced by another.
final class Steps {
  private static final double SETTINGS_FRACTION = 0.2;
  private static final double RETYPE_FRACTION = 0.05;

  private final PlanSpace space;
  private final Assignment plan;
  private final RandomGenerator random;

  Steps(PlanSpace space, Assignment plan, RandomGenerator random) {
    this.space = space;
    this.plan = plan;
    this.random = random;
  }

  Optional<Change> any() {
    if (space.gpuTypes().size() > 1 && random.nextDouble() < RETYPE_FRACTION) {
      return retype();
    }
    return random.nextDouble() < SETTINGS_FRACTION ? settings() : exchange();
  }

  /// One engine to another GPU, or swapped with one there.
  Optional<Change> exchange() {
    int from = random.nextInt(plan.size());
    int to = random.nextInt(plan.size());
    if (from == to) {
      return Optional.empty();
    }
    Deployment mine = any(plan.group(from));
    boolean swap = random.nextBoolean();
    Deployment theirs = swap ? any(plan.group(to)) : null;
    List<Deployment> left = without(plan.group(from), mine);
    List<Deployment> right = new ArrayList<>(plan.group(to));
    if (theirs != null) {
      right.remove(theirs);
      if (!plan.offer(left, theirs, plan.type(from))) {
        return Optional.empty();
      }
    }
    return plan.offer(right, mine, plan.type(to))
        ? Optional.of(
            new Change(
                List.of(new Part(to, plan.type(to), right), new Part(from, plan.type(from), left))))
        : Optional.empty();
  }

  private Optional<Change> settings() {
    int group = random.nextInt(plan.size());
    Deployment mine = any(plan.group(group));
    EngineOptions options = space.options(mine.engine(), plan.type(group));
    Deployment other = options.all().get(random.nextInt(options.all().size()));
    List<Deployment> changed = without(plan.group(group), mine);
    changed.add(other);
    return other.equals(mine)
        ? Optional.empty()
        : Optional.of(new Change(List.of(new Part(group, plan.type(group), changed))));
  }

  private Optional<Change> retype() {
    List<Part> unused = plan.unused();
    if (unused.isEmpty()) {
      return Optional.empty();
    }
    int group = random.nextInt(plan.size());
    GpuId type = unused.get(random.nextInt(unused.size())).type();
    List<Deployment> moved = new ArrayList<>();
    return plan.group(group).stream().allMatch(each -> plan.offer(moved, each, type))
        ? Optional.of(
            new Change(
                List.of(
                    new Part(Change.NEW, type, moved),
                    new Part(group, plan.type(group), List.of()))))
        : Optional.empty();
  }

  private Deployment any(List<Deployment> group) {
    return group.get(random.nextInt(group.size()));
  }

  private static List<Deployment> without(List<Deployment> group, Deployment one) {
    List<Deployment> left = new ArrayList<>(group);
    left.remove(one);
    return left;
  }
}
