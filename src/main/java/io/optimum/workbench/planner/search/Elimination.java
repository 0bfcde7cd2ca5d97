package io.optimum.workbench.planner.search;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.search.Change.Part;
import io.optimum.workbench.planner.space.PlanSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Does with a GPU less where single steps do not: its engines wait for a place on the others. One
/// that finds none takes the place of another that was harder put less often, which waits then
/// (ejection pool: Nagata and Bräysy, *A powerful route minimization heuristic for the vehicle
/// routing problem with time windows*, Operations Research Letters 37, 2009). Our choice: places
/// that are looked at are a sample, and one engine gives way at a time.
final class Elimination {
  /// Times that an engine may look for a place, per engine of the plan.
  private static final int LOOKS_PER_ENGINE = 3;

  /// GPUs that an engine looks at.
  private static final int SAMPLE = 24;

  /// Looked at side by side, of which the first is taken.
  private static final int BESIDE = 8;

  private final PlanSpace space;
  private final Assignment plan;
  private final RandomGenerator random;
  private final SideBySide beside;
  private final Map<EngineId, Integer> hardness = new HashMap<>();

  /// @param beside plays GPUs on all cores
  Elimination(PlanSpace space, Assignment plan, RandomGenerator random, SideBySide beside) {
    this.space = space;
    this.plan = plan;
    this.random = random;
    this.beside = beside;
  }

  /// A GPU with one more engine, and the one that gives way for it.
  private record Taken(Part part, Optional<Deployment> out) {}

  /// Empties GPUs, the one with the fewest engines first, until it fails; then the plan is as it
  /// was before that. Whether there are fewer.
  boolean run() {
    int before = plan.size();
    int looks = LOOKS_PER_ENGINE * space.engines().size();
    while (looks > 0 && hasRoom()) {
      Assignment.Memory memory = plan.remember();
      Deque<Deployment> pool = new ArrayDeque<>(plan.group(smallest()));
      Part emptied = new Part(smallest(), plan.type(smallest()), List.of());
      plan.make(List.of(new Change(List.of(emptied))));
      while (looks-- > 0 && !pool.isEmpty()) {
        place(pool);
      }
      if (!pool.isEmpty()) {
        plan.restore(memory);
      }
    }
    return plan.size() < before;
  }

  private boolean hasRoom() {
    int places = (plan.size() - 1) * space.request().maxEnginesPerGpu();
    return plan.size() > 1 && space.engines().size() <= places;
  }

  private int smallest() {
    return IntStream.range(0, plan.size())
        .boxed()
        .min(Comparator.comparingInt(group -> plan.group(group).size()))
        .orElseThrow();
  }

  private void place(Deque<Deployment> pool) {
    Deployment waiting = pool.removeLast();
    List<Integer> groups = sample();
    Optional<Taken> taken = first(added(waiting, groups));
    if (taken.isEmpty()) {
      hardness.merge(waiting.engine(), 1, Integer::sum);
      taken = first(exchanged(waiting, groups));
    }
    taken.ifPresentOrElse(
        each -> {
          plan.make(List.of(new Change(List.of(each.part()))));
          each.out().ifPresent(pool::addLast);
        },
        () -> pool.addFirst(waiting));
  }

  private List<Integer> sample() {
    return random
        .ints(0, plan.size())
        .distinct()
        .limit(Math.min(SAMPLE, plan.size()))
        .boxed()
        .toList();
  }

  private List<Taken> added(Deployment waiting, List<Integer> groups) {
    List<Taken> all = new ArrayList<>();
    for (int group : groups) {
      take(group, waiting, Optional.empty()).ifPresent(all::add);
    }
    return all;
  }

  /// Easiest to put first.
  private List<Taken> exchanged(Deployment waiting, List<Integer> groups) {
    List<Taken> all = new ArrayList<>();
    for (int group : groups) {
      for (Deployment out : plan.group(group)) {
        if (hardness(out) < hardness(waiting)) {
          take(group, waiting, Optional.of(out)).ifPresent(all::add);
        }
      }
    }
    all.sort(Comparator.comparingInt(each -> each.out().map(this::hardness).orElse(0)));
    return all;
  }

  private int hardness(Deployment one) {
    return hardness.getOrDefault(one.engine(), 0);
  }

  private Optional<Taken> take(int group, Deployment in, Optional<Deployment> out) {
    GpuId type = plan.type(group);
    List<Deployment> with = new ArrayList<>(plan.group(group));
    out.ifPresent(with::remove);
    return plan.offer(with, in, type)
        ? Optional.of(new Taken(new Part(group, type, with), out))
        : Optional.empty();
  }

  /// The first that keeps every limit.
  private Optional<Taken> first(List<Taken> all) {
    for (int from = 0; from < all.size(); from += BESIDE) {
      List<Taken> some = all.subList(from, Math.min(all.size(), from + BESIDE));
      List<Taken> held =
          beside.flatMap(some, each -> Optional.of(each).filter(it -> plan.holds(it.part())));
      if (!held.isEmpty()) {
        return Optional.of(held.getFirst());
      }
    }
    return Optional.empty();
  }
}
