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
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/// Runs a suite: per GPU a predictor is trained once, on engines that are in none of the sets, and
/// frozen; then every set under every seed is measured in full and contested.
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
    Map<GpuId, Trained> trained = new TreeMap<>();
    for (GpuId gpu : suite.gpus()) {
      double from = TRAINING_FRACTION * trained.size() / suite.gpus().size();
      double to = TRAINING_FRACTION * (trained.size() + 1) / suite.gpus().size();
      trained.put(gpu, train(suite, sheets.apply(gpu), progress.part(from, to)));
    }
    List<ProofCell> cells = new ArrayList<>();
    int complete = 0;
    try {
      for (; complete < seeds; complete++) {
        double from = TRAINING_FRACTION + (1 - TRAINING_FRACTION) * complete / seeds;
        double to = TRAINING_FRACTION + (1 - TRAINING_FRACTION) * (complete + 1) / seeds;
        cells.addAll(cells(suite, complete + 1, trained, progress.part(from, to)));
      }
    } catch (CancellationException e) {
      if (complete == 0) {
        throw e;
      }
    }
    double wall = Duration.between(start, runs.clock().instant()).toMillis() / 1e3;
    Map<GpuId, Cost> training = new TreeMap<>();
    trained.forEach((gpu, each) -> training.put(gpu, each.cost()));
    return new ProofReport(suite, complete, simulator, cells, training, wall);
  }

  private record Trained(GpuSpec gpu, SlowdownPredictor predictor, Cost cost) {}

  private Trained train(ProofSuite suite, GpuSpec gpu, Progress progress) {
    Instant start = runs.clock().instant();
    List<NetworkEntry> networks =
        suite.reserved().draw(suite.reserved().networks().size(), TRAINING_SEED);
    World world = new Worlds(runs).world(networks, gpu, suite.stop(), TRAINING_SEED);
    List<Combination> drawn = sample(suite, world);
    List<Measurement> measured = runs.all(world, drawn, suite.stop(), progress.part(0, 0.5));
    List<TrainingExample> examples =
        measured.stream()
            .map(each ->
                new TrainingExample(
                    world.profiles().profiled(gpu, each.combination()), each.slowdowns()))
            .toList();
    TrainRequest request =
        new TrainRequest(TRAINING_SEED, 5, suite.epochs(), 0.2, runs.capabilities(gpu).version());
    SlowdownPredictor predictor =
        trainer.train(request, examples, LossListener.none(), progress.part(0.5, 1));
    double seconds = measured.stream().mapToDouble(Truth::seconds).sum();
    double wall = Duration.between(start, runs.clock().instant()).toMillis() / 1e3;
    return new Trained(gpu, predictor, new Cost(measured.size(), seconds, wall));
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
      ProofSuite suite, long seed, Map<GpuId, Trained> trained, Progress progress) {
    List<ProofCell> cells = new ArrayList<>();
    int count = suite.sets().size() * suite.gpus().size();
    for (GpuId gpu : suite.gpus()) {
      Trained used = Objects.requireNonNull(trained.get(gpu));
      for (EngineSet set : suite.sets()) {
        double from = (double) cells.size() / count;
        Progress part = progress.part(from, from + 1.0 / count);
        part.report(0, "%s on %s, seed %d".formatted(set.name(), gpu, seed));
        cells.add(cell(suite, set, seed, used, part));
      }
    }
    return cells;
  }

  private ProofCell cell(
      ProofSuite suite, EngineSet set, long seed, Trained trained, Progress progress) {
    World world =
        new Worlds(runs)
            .world(set.draw(suite.enginesPerCell(), seed), trained.gpu(), suite.stop(), seed);
    Truth truth = Truth.measure(world, suite.largest(), suite.stop(), runs, progress);
    Contest contest = new Contest(truth, suite.largest(), suite.measureTop(), runs.clock());
    return new ProofCell(
        set.name(),
        world.gpu().id(),
        seed,
        contest.run(new KernelRoundRobinPrior(), trained.predictor()),
        contest.exhaustive(),
        truth.noise(contest.oracle()),
        contest.curve());
  }
}
