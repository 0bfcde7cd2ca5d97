package io.optimum.workbench.study.proof;

import io.optimum.workbench.domain.Combination;
import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.EngineProfile;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.domain.Measurement;
import io.optimum.workbench.domain.Profiles;
import io.optimum.workbench.network.NetworkEntry;
import io.optimum.workbench.predictor.KernelRoundRobinPrior;
import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.PredictorTrainer;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.profiling.TrainingSample;
import io.optimum.workbench.study.proof.ProofCell.Cost;
import io.optimum.workbench.task.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;

/// Runs a suite: per GPU a predictor is trained once, on engines that are in none of the sets, and
/// frozen; then every set under every seed is measured in full and contested.
public final class Proof {
  private static final long TRAINING_SEED = 42;

  private final Runs runs;
  private final PredictorTrainer trainer;
  private final Function<GpuId, GpuSpec> sheets;

  public Proof(Runs runs, PredictorTrainer trainer, Function<GpuId, GpuSpec> sheets) {
    this.runs = runs;
    this.trainer = trainer;
    this.sheets = sheets;
  }

  /// Blocks until everything is measured.
  ///
  /// @param seeds 1 to this
  public ProofReport run(ProofSuite suite, int seeds, Progress progress) {
    Instant start = runs.clock().instant();
    List<ProofCell> cells = new ArrayList<>();
    Map<GpuId, Cost> training = new TreeMap<>();
    String simulator = runs.capabilities(sheets.apply(suite.gpus().getFirst())).version();
    int gpus = suite.gpus().size();
    for (int i = 0; i < gpus; i++) {
      GpuSpec gpu = sheets.apply(suite.gpus().get(i));
      Progress part = progress.part((double) i / gpus, (i + 1.0) / gpus);
      Trained trained = train(suite, gpu, part.part(0, 0.1));
      training.put(gpu.id(), trained.cost());
      cells.addAll(cells(suite, seeds, gpu, trained.predictor(), part.part(0.1, 1)));
    }
    double wall = Duration.between(start, runs.clock().instant()).toMillis() / 1e3;
    return new ProofReport(suite, seeds, simulator, cells, training, wall);
  }

  private record Trained(SlowdownPredictor predictor, Cost cost) {}

  private Trained train(ProofSuite suite, GpuSpec gpu, Progress progress) {
    Instant start = runs.clock().instant();
    List<NetworkEntry> networks =
        suite.reserved().draw(suite.reserved().networks().size(), TRAINING_SEED);
    World world = new Worlds(runs).world(networks, gpu, suite.stop(), TRAINING_SEED);
    List<Combination> drawn = sample(suite, world);
    List<Measurement> measured =
        runs.all(world, drawn, suite.stop(), progress.part(0, 0.5));
    List<TrainingExample> examples =
        measured.stream()
            .map(each ->
                new TrainingExample(
                    world.profiles().profiled(gpu, each.combination()), each.slowdowns()))
            .toList();
    TrainRequest request =
        new TrainRequest(TRAINING_SEED, 5, 300, 0.2, runs.capabilities(gpu).version());
    SlowdownPredictor predictor =
        trainer.train(request, examples, LossListener.none(), progress.part(0.5, 1));
    double seconds = measured.stream().mapToDouble(Truth::seconds).sum();
    double wall = Duration.between(start, runs.clock().instant()).toMillis() / 1e3;
    return new Trained(predictor, new Cost(measured.size(), seconds, wall));
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
    return io.optimum.workbench.domain.DeviceMemory.requiredBytes(
            combination.deployments(), profiles)
        <= world.gpu().memoryBytes();
  }

  private List<ProofCell> cells(
      ProofSuite suite, int seeds, GpuSpec gpu, SlowdownPredictor trained, Progress progress) {
    List<ProofCell> cells = new ArrayList<>();
    int count = suite.sets().size() * seeds;
    for (EngineSet set : suite.sets()) {
      for (long seed = 1; seed <= seeds; seed++) {
        double from = (double) cells.size() / count;
        Progress part = progress.part(from, from + 1.0 / count);
        part.report(0, "%s on %s, seed %d".formatted(set.name(), gpu.id(), seed));
        World world =
            new Worlds(runs)
                .world(set.draw(suite.enginesPerCell(), seed), gpu, suite.stop(), seed);
        Truth truth = Truth.measure(world, suite.largest(), suite.stop(), runs, part);
        Contest contest =
            new Contest(truth, suite.largest(), suite.measureTop(), runs.clock());
        cells.add(
            new ProofCell(
                set.name(),
                gpu.id(),
                seed,
                contest.run(new KernelRoundRobinPrior(), trained),
                contest.exhaustive(),
                truth.noise(contest.oracle())));
      }
    }
    return cells;
  }
}
