package io.optimum.workbench.predictor;

import io.optimum.workbench.app.MixedInference;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.predictor.mlp.MlpTrainer;
import io.optimum.workbench.predictor.prior.KernelRoundRobinPrior;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Combinations of four engines scored per second, on all processors: by the shipped ensemble, by
/// the prior, and by the prior with the best hundredth scored again by the ensemble.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public class ScoringBenchmark {
  private static final int COMBINATIONS = 20_000;
  private static final int BEST = COMBINATIONS / 100;

  private final SlowdownPredictor prior = new KernelRoundRobinPrior();
  private SlowdownPredictor ensemble = prior;
  private List<ProfiledCombination> combinations = List.of();

  @Setup
  public void prepare() throws IOException {
    ensemble = new MlpTrainer().load(Files.readAllBytes(Path.of("assets/predictor/modelled.json")));
    MixedInference sample = MixedInference.open();
    List<Engine> engines = sample.project().engines();
    SplittableRandom random = new SplittableRandom(1);
    combinations = new ArrayList<>();
    for (int i = 0; i < COMBINATIONS; i++) {
      List<Deployment> four =
          random
              .ints(0, engines.size())
              .distinct()
              .limit(4)
              .mapToObj(each -> Deployment.of(engines.get(each).id(), 1))
              .toList();
      combinations.add(
          sample.project().profiles().profiled(sample.gpu(), Combination.ofStreams(four)));
    }
  }

  @Benchmark
  @OperationsPerInvocation(COMBINATIONS)
  public double[] ensemble() {
    return score(ensemble, combinations);
  }

  @Benchmark
  @OperationsPerInvocation(COMBINATIONS)
  public double[] prior() {
    return score(prior, combinations);
  }

  @Benchmark
  @OperationsPerInvocation(COMBINATIONS)
  public double[] screened() {
    double[] rough = score(prior, combinations);
    double[] sorted = rough.clone();
    Arrays.sort(sorted);
    double bar = sorted[COMBINATIONS - BEST];
    List<ProfiledCombination> best =
        IntStream.range(0, COMBINATIONS)
            .filter(i -> rough[i] >= bar)
            .limit(BEST)
            .mapToObj(combinations::get)
            .toList();
    return score(ensemble, best);
  }

  /// System throughput of each.
  private static double[] score(
      SlowdownPredictor predictor, List<ProfiledCombination> combinations) {
    double[] scores = new double[combinations.size()];
    IntStream.range(0, scores.length)
        .parallel()
        .forEach(i -> scores[i] = predictor.predict(combinations.get(i)).stp().mid());
    return scores;
  }

  /// Prints processor time by combination, for machines too busy for a benchmark.
  public static void main(String[] arguments) throws IOException {
    ScoringBenchmark benchmark = new ScoringBenchmark();
    benchmark.prepare();
    List<ProfiledCombination> all = benchmark.combinations;
    for (int round = 0; round < 8; round++) {
      double prior = nanosEach(benchmark.prior, all);
      double ensemble = nanosEach(benchmark.ensemble, all);
      System.out.printf(
          "prior %.0f ns, ensemble %.0f ns, prior and a hundredth by the ensemble %.0f ns%n",
          prior, ensemble, prior + ensemble * BEST / COMBINATIONS);
    }
  }

  private static double nanosEach(SlowdownPredictor predictor, List<ProfiledCombination> all) {
    var threads = java.lang.management.ManagementFactory.getThreadMXBean();
    long from = threads.getCurrentThreadCpuTime();
    for (ProfiledCombination each : all) {
      predictor.predict(each).stp();
    }
    return (double) (threads.getCurrentThreadCpuTime() - from) / all.size();
  }
}
