package io.optimum.workbench.planner.search;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.space.PlanSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Puts engines where they add most: each looks at a sample of the GPUs that have room for it, and
/// at one of its own. Demands are played only where what a GPU could be worth at most promises a
/// gain.
///
/// What is drawn at random is drawn beforehand, so that the rest may run side by side.
final class Insertion {
  /// GPUs that an engine looks at.
  private static final int SAMPLE = 24;

  private final PlanSpace space;
  private final Assignment plan;
  private final RandomGenerator random;

  Insertion(PlanSpace space, Assignment plan, RandomGenerator random) {
    this.space = space;
    this.plan = plan;
    this.random = random;
  }

  /// An engine and the GPUs it looks at.
  record Drawn(EngineId engine, List<Integer> groups) {}

  Drawn draw(EngineId engine, int notInto) {
    int[] open =
        IntStream.range(0, plan.size())
            .filter(group -> group != notInto && isOpen(group, engine))
            .toArray();
    return new Drawn(
        engine,
        open.length <= SAMPLE
            ? IntStream.of(open).boxed().toList()
            : random.ints(SAMPLE, 0, open.length).map(i -> open[i]).distinct().boxed().toList());
  }

  private boolean isOpen(int group, EngineId engine) {
    return plan.group(group).size() < space.request().maxEnginesPerGpu()
        && space.runs(engine, plan.type(group));
  }

  /// A GPU with the engine, the one where it adds most; empty where it fits nowhere.
  Optional<Change.Part> inserted(Drawn drawn) {
    return best(offers(drawn, new TreeMap<>()), Double.NEGATIVE_INFINITY).map(Offer::part);
  }

  /// All of a GPU's engines put on others, where that gains more than noise.
  Optional<Change> dissolved(int group, List<Drawn> engines) {
    double now = plan.now(plan.part(group));
    return emptied(group, engines, now + plan.noise(now));
  }

  /// The same, whatever it costs.
  Optional<Change> emptied(int group, List<Drawn> engines) {
    return emptied(group, engines, Double.NEGATIVE_INFINITY);
  }

  /// @param enough what the engines are to gain together
  private Optional<Change> emptied(int group, List<Drawn> engines, double enough) {
    double missing = enough;
    List<List<Offer>> offers = engines.stream().map(each -> offers(each, new TreeMap<>())).toList();
    double[] most = offers.stream().mapToDouble(Insertion::most).toArray();
    double left = DoubleStream.of(most).sum();
    if (left == Double.NEGATIVE_INFINITY) {
      return Optional.empty();
    }
    SortedMap<Integer, Change.Part> changed = new TreeMap<>();
    for (int i = 0; i < most.length; i++) {
      left -= most[i];
      boolean stands =
          offers.get(i).stream().noneMatch(each -> changed.containsKey(each.part().group()));
      Optional<Offer> best =
          best(stands ? offers.get(i) : offers(engines.get(i), changed), missing - left);
      if (best.isEmpty()) {
        return Optional.empty();
      }
      missing -= best.get().gain();
      changed.put(best.get().part().group(), best.get().part());
    }
    List<Change.Part> parts = new ArrayList<>(changed.values());
    parts.add(new Change.Part(group, plan.type(group), List.of()));
    return Optional.of(new Change(parts));
  }

  /// Of the first.
  private static double most(List<Offer> offers) {
    return offers.isEmpty() ? Double.NEGATIVE_INFINITY : offers.getFirst().gain();
  }

  /// A GPU with the engine, and what that gains.
  private record Offer(Change.Part part, double before, double gain) {}

  /// Best first, by what they gain at most.
  private List<Offer> offers(Drawn drawn, SortedMap<Integer, Change.Part> changed) {
    List<Change.Part> parts = new ArrayList<>();
    for (int group : drawn.groups()) {
      parts.add(changed.getOrDefault(group, plan.part(group)));
    }
    if (!changed.containsKey(Change.NEW)) {
      parts.addAll(plan.unused());
    }
    return parts.stream()
        .flatMap(part -> plan.with(part, drawn.engine()).map(with -> offer(part, with)).stream())
        .filter(each -> each.gain() > Double.NEGATIVE_INFINITY)
        .sorted(Comparator.comparingDouble(Offer::gain).reversed())
        .toList();
  }

  private Offer offer(Change.Part part, Change.Part with) {
    return new Offer(with, plan.worth(part), plan.addedAtMost(part, with));
  }

  /// Looks no further than to the first that can gain no more than one before, noise aside, or not
  /// enough.
  private Optional<Offer> best(List<Offer> offers, double enough) {
    Offer best = null;
    double most = enough;
    for (Offer each : offers) {
      if (each.gain() <= (best == null ? enough : most + plan.noise(most))) {
        break;
      }
      double gain = plan.worth(each.part()) - each.before();
      if (gain > most) {
        most = gain;
        best = new Offer(each.part(), each.before(), gain);
      }
    }
    return Optional.ofNullable(best);
  }

  /// The engines of a GPU.
  List<Drawn> drawAll(int group) {
    Collection<Deployment> all = plan.group(group);
    return all.stream().map(each -> draw(each.engine(), group)).toList();
  }
}
