package io.optimum.workbench.planner.search;

import static io.optimum.workbench.planner.space.Phrases.count;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.score.PredictedEvaluator;
import io.optimum.workbench.planner.search.Change.Part;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// For more engines than the neighbours of a candidate can be listed of: greedy insertion, then
/// random steps ([Steps], [Insertion]), each kept when the GPUs that it touches are worth more
/// afterwards. Only those are predicted, so a step costs the same for ten GPUs and for three
/// hundred.
///
/// Proposes its plan after the insertion, and again after every round that improved it; leaves
/// local optima by random kicks and by [Elimination], and ends after some rounds without gain. Says
/// where it is, and stops between any few GPUs that it plays.
final class GroupSearch implements Search {
  private static final int STEPS_PER_ENGINE = 12;

  /// Steps proposed side by side, or two of each GPU where that is more. The plan does not depend
  /// on the number of cores.
  private static final int TOGETHER = 64;

  /// Engines that are inserted side by side at most, and GPUs per each of those.
  private static final int BESIDE = 8;

  /// Rounds without gain after which it ends: of goodputs, at most, and the steps of an engine in
  /// all of them. With more engines than those the first ends it, for kicks gain nothing there.
  private static final int STALE_ROUNDS = 2;

  private static final int STALE_ROUNDS_MAX = 12;
  private static final int STALE_ENGINES = 600;

  /// Engines per one that is kicked, and how many are at most: more damage than that is not mended
  /// in a round.
  private static final int KICKED_PART = 12;

  private static final int KICKED_MOST = 5;

  /// Of so many rounds without gain, the first tries to do with a GPU less.
  private static final int ELIMINATED_EVERY = 3;

  /// Up to so many engines; with more it takes too long.
  private static final int ELIMINATED_ENGINES = 128;

  private static final int NOWHERE = -1;

  /// A round with less gain per engine has found nothing: so much for up to [#SOME_ENGINES], more
  /// for more of them in proportion, for each of their rounds takes as much longer.
  private static final double LITTLE = 1e-5;

  private static final int SOME_ENGINES = 100;

  private static final double DISSOLVE_FRACTION = 0.02;

  /// Where inserting ends and where short plays end, of the time that a search takes.
  private static final double INSERTED_FRACTION = 0.2;

  private static final double SHORT_FRACTION = 0.6;

  private final PlanSpace space;
  private final PredictedEvaluator evaluator;
  private final Assignment plan;
  private final Insertion insertion;
  private final Steps moves;
  private final Elimination elimination;
  private final RandomGenerator random;
  private final Progress progress;
  private final @Nullable Candidate start;
  private final int staleRounds;
  private boolean started;
  private int stale;
  private boolean ended;
  private double done;
  private double firstGain;

  GroupSearch(
      PlanSpace space, PredictedEvaluator evaluator, RandomGenerator random, Progress progress) {
    this(space, evaluator, random, progress, null);
  }

  /// @param start the plan to start from, with fewer rounds; null = greedy insertion
  GroupSearch(
      PlanSpace space,
      PredictedEvaluator evaluator,
      RandomGenerator random,
      Progress progress,
      @Nullable Candidate start) {
    this.space = space;
    this.evaluator = evaluator;
    this.plan = new Assignment(space, evaluator);
    this.insertion = new Insertion(space, plan, random);
    this.moves = new Steps(space, plan, random);
    this.elimination = new Elimination(space, plan, random, new SideBySide(this::report));
    this.random = random;
    this.progress = progress;
    this.start = start;
    this.staleRounds =
        start != null || space.request().objective() == Objective.MOST_GOODPUT
            ? STALE_ROUNDS
            : Math.min(STALE_ENGINES / space.engines().size(), STALE_ROUNDS_MAX);
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

  @Override
  public void tell(List<Evaluation> tried) {}

  private void start() {
    if (start == null) {
      insertAll();
    } else {
      plan.take(start);
    }
    plan.reprice();
    done = INSERTED_FRACTION;
  }

  /// Large engines first: they are the hardest to find a partner for. The more GPUs there are, the
  /// more engines are put side by side; of two that want the same GPU the second looks again.
  private void insertAll() {
    List<EngineId> left = new ArrayList<>(space.engines());
    left.sort((one, two) -> Long.compare(memoryBytes(two), memoryBytes(one)));
    while (!left.isEmpty()) {
      done = INSERTED_FRACTION * (1 - (double) left.size() / space.engines().size());
      int count = Math.min(left.size(), 1 + Math.min(BESIDE, plan.size() / BESIDE));
      List<EngineId> looking = List.copyOf(left.subList(0, count));
      left.subList(0, count).clear();
      left.addAll(0, insert(looking));
    }
  }

  /// Returns those that are to look again.
  private List<EngineId> insert(List<EngineId> engines) {
    List<Insertion.Drawn> drawn =
        engines.stream().map(each -> insertion.draw(each, NOWHERE)).toList();
    List<Part> found = beside(drawn, this::inserted);
    List<Change> made = new ArrayList<>();
    List<EngineId> again = new ArrayList<>();
    Set<Integer> touched = new HashSet<>();
    for (int i = 0; i < found.size(); i++) {
      if (touched.add(found.get(i).group())) {
        made.add(new Change(List.of(found.get(i))));
      } else {
        again.add(engines.get(i));
      }
    }
    plan.make(made);
    return again;
  }

  /// Where it fits nowhere, beyond the GPUs that there are: a plan that is to be mended.
  private Optional<Part> inserted(Insertion.Drawn drawn) {
    return insertion
        .inserted(drawn)
        .or(() -> plan.with(new Part(Change.NEW, type(drawn.engine()), List.of()), drawn.engine()));
  }

  private long memoryBytes(EngineId engine) {
    GpuId gpu = type(engine);
    return space.memoryBytes(
        Candidate.Placement.of(gpu, List.of(space.options(engine, gpu).start())));
  }

  /// The first type of GPU that an engine runs on.
  private GpuId type(EngineId engine) {
    return space.gpuTypes().stream()
        .filter(gpu -> space.runs(engine, gpu))
        .findFirst()
        .orElseThrow();
  }

  private void round() {
    Assignment.Memory best = plan.remember();
    if (stale > 0 && !eliminates()) {
      kick();
    }
    int steps = STEPS_PER_ENGINE * space.engines().size();
    int together = Math.max(TOGETHER, 2 * plan.size());
    for (int step = 0; step < steps; step += together) {
      steps(Math.min(together, steps - step));
    }
    double gain = plan.worth() - best.worth();
    if (gain > enough()) {
      stale = 0;
    } else {
      stale++;
      if (gain < 0) {
        plan.restore(best);
      }
    }
    advance(gain);
    plan.reprice();
  }

  private double enough() {
    int engines = space.engines().size();
    return LITTLE * engines * Math.max(1, (double) engines / SOME_ENGINES) * plan.scale();
  }

  /// Gains fall from round to round by about the same factor, so their logarithm says how much of a
  /// climb is done.
  private void advance(double gain) {
    firstGain = Math.max(firstGain, gain);
    double to = plan.isVerifying() ? 1 : SHORT_FRACTION;
    double from = plan.isVerifying() ? SHORT_FRACTION : INSERTED_FRACTION;
    if (gain > 0 && firstGain > enough()) {
      double climbed =
          Math.log(firstGain / Math.max(gain, enough())) / Math.log(firstGain / enough());
      done = Math.max(done, from + (to - from) * climbed);
    }
  }

  /// Once nothing gains any more: where a constraint does not hold, engines get GPUs of their own;
  /// else all is judged by longer plays, and where these say otherwise, the search goes on with
  /// them.
  private void settle() {
    if (stale > staleRounds) {
      stale = 0;
      firstGain = 0;
      ended = !relieve() && holds();
    }
  }

  private boolean relieve() {
    boolean any = false;
    for (int group = 0; group < plan.size(); group++) {
      report();
      any |= plan.relieve(group);
    }
    return any;
  }

  private boolean holds() {
    done = SHORT_FRACTION;
    beside(plan.candidate().placements(), each -> Optional.of(evaluator.verified(each)));
    return plan.verify();
  }

  /// Where fewer GPUs are what is wanted. After that, steps improve what is left.
  private boolean eliminates() {
    return stale % ELIMINATED_EVERY == 1
        && space.request().objective() == Objective.FEWEST_GPUS
        && space.engines().size() <= ELIMINATED_ENGINES
        && elimination.run();
  }

  /// Leaves a local optimum (iterated local search: Lourenço, Martin and Stützle, 2003): a few
  /// engines go to where they happen to fit, or all of a GPU to others, whatever that costs.
  private void kick() {
    if (random.nextBoolean()) {
      int group = random.nextInt(plan.size());
      insertion
          .emptied(group, insertion.drawAll(group))
          .ifPresent(each -> plan.make(List.of(each)));
      return;
    }
    int kicks = Math.clamp(space.engines().size() / KICKED_PART, 2, KICKED_MOST);
    for (int i = 0; i < kicks; i++) {
      moves.exchange().filter(plan::fits).ifPresent(each -> plan.make(List.of(each)));
    }
  }

  /// Proposes steps side by side, and takes those that gain. What promises nothing is left out
  /// cheaply, and of two on the same GPU the second; the rest is played on all cores.
  private void steps(int count) {
    List<Integer> dissolving = new ArrayList<>();
    List<Change> proposed = new ArrayList<>();
    for (int step = 0; step < count; step++) {
      if (random.nextDouble() < DISSOLVE_FRACTION) {
        dissolving.add(random.nextInt(plan.size()));
      } else {
        moves.any().ifPresent(proposed::add);
      }
    }
    List<List<Insertion.Drawn>> drawn = dissolving.stream().map(insertion::drawAll).toList();
    List<Integer> indices = IntStream.range(0, drawn.size()).boxed().toList();
    List<Change> promising =
        new ArrayList<>(beside(indices, i -> insertion.dissolved(dissolving.get(i), drawn.get(i))));
    promising.addAll(proposed.parallelStream().filter(plan::promises).toList());
    plan.make(beside(apart(promising), each -> Optional.of(each).filter(plan::gains)));
  }

  private static List<Change> apart(List<Change> changes) {
    Set<Integer> touched = new HashSet<>();
    List<Change> apart = new ArrayList<>();
    for (Change change : changes) {
      List<Integer> groups = change.parts().stream().map(Part::group).toList();
      if (Collections.disjoint(touched, groups)) {
        touched.addAll(groups);
        apart.add(change);
      }
    }
    return apart;
  }

  private <T, R> List<R> beside(List<T> items, Function<T, Optional<R>> work) {
    return new SideBySide(this::report).flatMap(items, work);
  }

  private void report() {
    progress.report(done, "Searching: a plan on " + count(plan.size(), "GPU"));
  }
}
