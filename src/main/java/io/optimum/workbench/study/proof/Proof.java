package io.optimum.workbench.study.proof;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.DeviceMemory;
import io.optimum.workbench.network.NetworkEntry;
import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.PredictorTrainer;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.predictor.prior.KernelRoundRobinPrior;
import io.optimum.workbench.profiling.TrainingSample;
import io.optimum.workbench.study.proof.ProofCell.Cost;
import io.optimum.workbench.task.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/// Runs a suite: a predictor is trained once, on engines that are in none of the sets, measured on
/// every GPU, and frozen; then every set under every seed is measured in full and contested.
public final class Proof {
  private static final long TRAINING_SEED = 42;
  private static final double TRAINING_FRACTION = 0.1;

  private final Runs runs;
  private final PredictorTrainer trainer;
  private final Function<GpuId, GpuSpec> sheets;

  public Proof(Runs runs, PredictorTrainer trainer, Function<GpuId, GpuSpec> sheets) {
    this.runs = runs;
    this.trainer = trainer;
    this.sheets = sheets;
  }

  /// Blocks until everything is measured, one seed after the other. When it is stopped, what is
  /// known of the seeds that are complete is given; it is a cancellation while there is none.
  ///
  /// @param seeds 1 to this
  public ProofReport run(ProofSuite suite, int seeds, Progress progress) {
    Instant start = runs.clock().instant();
    String simulator = runs.capabilities(sheets.apply(suite.gpus().getFirst())).version();
    Trained trained = train(suite, simulator, progress.part(0, TRAINING_FRACTION));
    Progress rest = progress.part(TRAINING_FRACTION, 1);
    List<ProofCell> cells = new ArrayList<>();
    int complete = 0;
    try {
      for (; complete < seeds; complete++) {
        Progress seed = rest.step(complete, seeds);
        cells.addAll(cells(suite, complete + 1, trained.predictor(), seed));
      }
    } catch (CancellationException e) {
      if (complete == 0) {
        throw e;
      }
    }
    double wall = since(start);
    return new ProofReport(
        suite, complete, simulator, cells, trained.costs(), trained.wallSeconds(), wall);
  }

  /// A predictor, what its examples cost, and how long it learned.
  private record Trained(
      SlowdownPredictor predictor, SortedMap<GpuId, Cost> costs, double wallSeconds) {}

  private Trained train(ProofSuite suite, String simulator, Progress progress) {
    SortedMap<GpuId, Cost> costs = new TreeMap<>();
    List<TrainingExample> examples = new ArrayList<>();
    for (GpuId gpu : suite.gpus()) {
      Progress part = progress.part(0, 0.5).step(costs.size(), suite.gpus().size());
      Instant start = runs.clock().instant();
      List<Measurement> measured = measured(suite, sheets.apply(gpu), examples, part);
      double seconds = measured.stream().mapToDouble(Truth::seconds).sum();
      costs.put(gpu, new Cost(measured.size(), seconds, since(start)));
    }
    Instant start = runs.clock().instant();
    TrainRequest request = new TrainRequest(TRAINING_SEED, 5, suite.epochs(), 0.2, simulator);
    SlowdownPredictor predictor =
        trainer.train(request, examples, LossListener.none(), progress.part(0.5, 1));
    return new Trained(predictor, costs, since(start));
  }

  /// What there is to learn from on one GPU.
  private List<Measurement> measured(
      ProofSuite suite, GpuSpec gpu, List<TrainingExample> examples, Progress progress) {
    List<NetworkEntry> networks =
        suite.reserved().draw(suite.reserved().networks().size(), TRAINING_SEED);
    World world = new Worlds(runs).world(networks, gpu, suite.stop(), TRAINING_SEED);
    List<Measurement> measured = runs.all(world, sample(suite, world), suite.stop(), progress);
    for (Measurement each : measured) {
      examples.add(
          new TrainingExample(world.known().profiled(gpu, each.combination()), each.slowdowns()));
    }
    return measured;
  }

  private double since(Instant start) {
    return Duration.between(start, runs.clock().instant()).toMillis() / 1e3;
  }

  private static List<Combination> sample(ProofSuite suite, World world) {
    List<EngineId> engines = world.engines();
    Profiles profiles = world.profiles();
    return new TrainingSample(engines, world.gpu().id(), profiles)
            .draw(
                suite.trainingPairs(),
                suite.trainingLarger(),
                suite.largest(),
                new SplittableRandom(TRAINING_SEED))
            .stream()
            .filter(each -> fits(world, each))
            .toList();
  }

  private static boolean fits(World world, Combination combination) {
    List<EngineProfile> profiles =
        combination.deployments().stream().map(each -> world.profile(each.engine())).toList();
    return DeviceMemory.requiredBytes(combination.deployments(), profiles)
        <= world.gpu().memoryBytes();
  }

  private List<ProofCell> cells(
      ProofSuite suite, long seed, SlowdownPredictor predictor, Progress progress) {
    List<ProofCell> cells = new ArrayList<>();
    int count = suite.sets().size() * suite.gpus().size();
    for (GpuId gpu : suite.gpus()) {
      Place place = new Place(sheets.apply(gpu), seed);
      for (EngineSet set : suite.sets()) {
        Progress part = progress.step(cells.size(), count);
        part.report(0, "%s on %s, seed %d".formatted(set.name(), gpu, seed));
        cells.add(cell(suite, set, place, predictor, part));
      }
    }
    return cells;
  }

  /// Where a set is drawn to.
  private record Place(GpuSpec gpu, long seed) {}

  private ProofCell cell(
      ProofSuite suite, EngineSet set, Place at, SlowdownPredictor predictor, Progress progress) {
    List<NetworkEntry> drawn = set.draw(suite.enginesPerCell(), at.seed());
    World world = new Worlds(runs).world(drawn, at.gpu(), suite.stop(), at.seed());
    Truth truth = Truth.measure(world, suite.largest(), suite.stop(), runs, progress);
    Contest contest = new Contest(truth, suite.largest(), suite.measureTop(), runs.clock());
    return new ProofCell(
        set.name(),
        world.gpu().id(),
        at.seed(),
        contest.run(new KernelRoundRobinPrior(), predictor),
        contest.exhaustive(),
        truth.noise(contest.oracle()),
        contest.curve());
  }
}
