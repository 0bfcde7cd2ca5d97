package io.optimum.workbench.planner.search;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.score.PredictedEvaluator;
import io.optimum.workbench.planner.search.Assignment.Change;
import io.optimum.workbench.planner.search.Assignment.Change.Part;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.EngineOptions;
import io.optimum.workbench.planner.space.PlanSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// For more engines than the neighbours of a candidate can be listed of: greedy insertion, then
/// random steps (move, swap, other settings, a GPU dissolved into the others), each kept when the
/// GPUs that it touches are worth more afterwards. Only those are predicted, so a step costs the
/// same for ten GPUs and for three hundred.
///
/// Proposes its plan after the insertion, and again after every round that improved it; leaves
/// local optima by random kicks, and ends after some without gain.
final class GroupSearch implements Search {
  /// Groups of a sample that an engine is tried in when it is inserted.
  private static final int SAMPLE = 24;

  private static final int STEPS_PER_ENGINE = 12;

  /// Steps proposed side by side, or two of each GPU where that is more. The plan does not depend
  /// on the number of cores.
  private static final int TOGETHER = 64;

  /// Rounds without gain after which it ends: at least, at most, and the steps of an engine in all
  /// of them.
  private static final int STALE_ROUNDS = 2;

  private static final int STALE_ROUNDS_MAX = 6;
  private static final int STALE_ENGINES = 150;

  /// So many offers are played ahead: what is played is remembered, and changes nothing else.
  private static final int CORES = ForkJoinPool.getCommonPoolParallelism() + 1;

  private static final int KICKED_PART = 12;
  private static final int NOWHERE = -1;

  /// A round with less gain per engine has found nothing.
  private static final double LITTLE = 1e-5;

  private static final double DISSOLVE_FRACTION = 0.02;
  private static final double SETTINGS_FRACTION = 0.2;

  private final PlanSpace space;
  private final Assignment plan;
  private final RandomGenerator random;
  private final @Nullable Candidate start;
  private final int staleRounds;
  private boolean started;
  private boolean verified;
  private int stale;
  private boolean ended;

  GroupSearch(PlanSpace space, PredictedEvaluator evaluator, RandomGenerator random) {
    this(space, evaluator, random, null);
  }

  /// @param start the plan to start from; null = greedy insertion
  GroupSearch(
      PlanSpace space,
      PredictedEvaluator evaluator,
      RandomGenerator random,
      @Nullable Candidate start) {
    this.space = space;
    this.plan = new Assignment(space, evaluator);
    this.random = random;
    this.start = start;
    this.staleRounds =
        Math.clamp(STALE_ENGINES / space.engines().size(), STALE_ROUNDS, STALE_ROUNDS_MAX);
  }

  @Override
  public List<Candidate> ask(int atMost) {
    if (ended) {
      return List.of();
    }
    if (started) {
      round();
      settle();
    } else {
      started = true;
      start();
    }
    return List.of(plan.candidate());
  }

  private void round() {
    Assignment.Memory best = plan.remember();
    if (stale > 0) {
      kick();
    }
    int steps = STEPS_PER_ENGINE * space.engines().size();
    int together = Math.max(TOGETHER, 2 * plan.size());
    for (int step = 0; step < steps; step += together) {
      steps(Math.min(together, steps - step));
    }
    if (plan.worth() - best.worth() > LITTLE * space.engines().size()) {
      stale = 0;
    } else {
      stale++;
      if (plan.worth() < best.worth()) {
        plan.restore(best);
      }
    }
    plan.reprice();
  }

  /// Once nothing gains any more: where a constraint does not hold, engines get GPUs of their own;
  /// else all is judged by longer plays, and the search goes on with these.
  private void settle() {
    if (stale > staleRounds) {
      if (!plan.relieve()) {
        ended = verified;
        verified = plan.verify();
      }
      stale = 0;
    }
  }

  /// A few engines to where they happen to fit, to leave a local optimum (iterated local search:
  /// Lourenço, Martin and Stützle, 2003).
  private void kick() {
    int kicks = Math.max(2, space.engines().size() / KICKED_PART);
    for (int i = 0; i < kicks; i++) {
      exchange().filter(plan::fits).ifPresent(each -> plan.make(List.of(each)));
    }
  }

  @Override
  public void tell(List<Evaluation> tried) {}

  private void start() {
    if (start == null) {
      insertAll();
    } else {
      plan.take(start);
    }
    plan.reprice();
  }

  /// Large engines first: they are the hardest to find a partner for.
  private void insertAll() {
    List<EngineId> engines = new ArrayList<>(space.engines());
    engines.sort((one, two) -> Long.compare(memoryBytes(two), memoryBytes(one)));
    for (EngineId engine : engines) {
      if (!insert(engine, NOWHERE)) {
        plan.open(engine, plan.types(engine).getFirst());
      }
    }
  }

  private long memoryBytes(EngineId engine) {
    GpuId gpu = plan.types(engine).getFirst();
    return space.memoryBytes(
        Candidate.Placement.of(gpu, List.of(space.options(engine, gpu).start())));
  }

  /// Where it adds most, among a sample of the groups and a GPU of its own; false when it fits
  /// nowhere.
  private boolean insert(EngineId engine, int notInto) {
    int best = best(engine, sample(notInto));
    double most = best < 0 ? Double.NEGATIVE_INFINITY : plan.gain(best, engine);
    Optional<GpuId> free =
        plan.freeTypes(engine).stream()
            .max(Comparator.comparingDouble(gpu -> plan.openGain(engine, gpu)));
    if (free.isPresent() && plan.openGain(engine, free.get()) > most) {
      plan.open(engine, free.get());
      return true;
    }
    if (best < 0) {
      best = best(engine, everywhere(notInto));
    }
    if (best >= 0) {
      plan.add(best, engine);
    }
    return best >= 0;
  }

  /// Looks no further than to the first that can gain no more than one before.
  private int best(EngineId engine, List<Integer> groups) {
    List<Offer> offers =
        groups.parallelStream()
            .map(group -> new Offer(group, plan.gainAtMost(group, engine)))
            .sorted(Comparator.comparingDouble(Offer::gainAtMost).reversed())
            .toList();
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < offers.size(); i++) {
      Offer offer = offers.get(i);
      if (offer.gainAtMost() <= most) {
        return best;
      }
      if (i % CORES == 0) {
        offers.subList(i, Math.min(i + CORES, offers.size())).parallelStream()
            .forEach(each -> plan.gain(each.group(), engine));
      }
      double gain = plan.gain(offer.group(), engine);
      if (gain > most) {
        most = gain;
        best = offer.group();
      }
    }
    return best;
  }

  private record Offer(int group, double gainAtMost) {}

  private List<Integer> sample(int notInto) {
    return plan.size() <= SAMPLE
        ? everywhere(notInto)
        : random
            .ints(SAMPLE, 0, plan.size())
            .filter(group -> group != notInto)
            .boxed()
            .distinct()
            .toList();
  }

  private List<Integer> everywhere(int notInto) {
    return IntStream.range(0, plan.size()).filter(group -> group != notInto).boxed().toList();
  }

  /// Proposes steps side by side, and takes those that gain. What promises nothing is left out
  /// cheaply, and of two on the same GPU the second; the rest is played on all cores.
  private void steps(int count) {
    int dissolved = 0;
    for (int step = 0; step < count; step++) {
      if (random.nextDouble() < DISSOLVE_FRACTION) {
        dissolve(random.nextInt(plan.size()));
        dissolved++;
      }
    }
    List<Change> proposed = new ArrayList<>();
    for (int step = dissolved; step < count; step++) {
      (random.nextDouble() < SETTINGS_FRACTION ? settings() : exchange()).ifPresent(proposed::add);
    }
    List<Change> promising = proposed.parallelStream().filter(plan::promises).toList();
    plan.make(apart(promising).parallelStream().filter(plan::gains).toList());
  }

  private static List<Change> apart(List<Change> changes) {
    Set<Integer> touched = new HashSet<>();
    List<Change> apart = new ArrayList<>();
    for (Change change : changes) {
      List<Integer> groups = change.parts().stream().map(Change.Part::group).toList();
      if (Collections.disjoint(touched, groups)) {
        touched.addAll(groups);
        apart.add(change);
      }
    }
    return apart;
  }

  /// One engine to another GPU, or swapped with one there.
  private Optional<Change> exchange() {
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
      plan.offer(left, theirs, plan.type(from));
    }
    return plan.offer(right, mine, plan.type(to))
        ? Optional.of(new Change(List.of(new Part(to, right), new Part(from, left))))
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
        : Optional.of(new Change(List.of(new Part(group, changed))));
  }

  /// All of a GPU's engines to others, or none.
  private void dissolve(int group) {
    if (plan.size() < 2) {
      return;
    }
    Assignment.Memory before = plan.remember();
    double worth = plan.worth();
    for (Deployment each : plan.group(group)) {
      if (!insert(each.engine(), group) || plan.worth() < worth - plan.mostSaved()) {
        plan.restore(before);
        return;
      }
    }
    plan.close(group);
    if (plan.worth() <= worth) {
      plan.restore(before);
    }
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
