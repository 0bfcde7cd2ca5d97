package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.gpu.Pipe;
import io.optimum.workbench.domain.gpu.SmLimits;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.predictor.prior.KernelRoundRobinPrior;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Time to predict one combination of engines of 200 kernels: the prior alone, and with an ensemble
/// of five networks of 32 and 16 units.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PredictBenchmark {
  private static final int ENGINES = 8;
  private static final int KERNELS = 200;

  @Param({"2", "4", "8"})
  public int deployments;

  private final SlowdownPredictor prior = new KernelRoundRobinPrior();
  private final GpuSpec gpu = gpu();
  private final List<EngineProfile> engines =
      Stream.iterate(1, i -> i <= ENGINES, i -> i + 1).map(i -> engine(gpu, i)).toList();
  private SlowdownPredictor ensemble = prior;
  private ProfiledCombination combination = together(gpu, engines);

  @Setup
  public void prepare() {
    List<TrainingExample> examples = new ArrayList<>();
    for (int i = 0; i < ENGINES; i++) {
      for (int j = 0; j < i; j++) {
        examples.add(example(together(gpu, List.of(engines.get(i), engines.get(j)))));
      }
    }
    ensemble =
        new MlpTrainer()
            .train(
                new TrainRequest(1, 5, 100, 0.2, "benchmark"),
                examples,
                LossListener.none(),
                Progress.none());
    combination = together(gpu, engines.subList(0, deployments));
  }

  @Benchmark
  public CombinationPrediction prior() {
    return prior.predict(combination);
  }

  @Benchmark
  public CombinationPrediction ensemble() {
    return ensemble.predict(combination);
  }

  /// Half as slow again as the prior says, so that there is a correction to learn.
  private TrainingExample example(ProfiledCombination pair) {
    return new TrainingExample(
        pair,
        prior.predict(pair).slowdowns().stream().map(Interval::mid).map(mid -> 1.5 * mid).toList());
  }

  private static ProfiledCombination together(GpuSpec gpu, List<EngineProfile> engines) {
    return new ProfiledCombination(
        gpu,
        Combination.ofStreams(
            engines.stream().map(each -> Deployment.of(each.key().engine(), 1)).toList()),
        engines);
  }

  private static EngineProfile engine(GpuSpec gpu, int number) {
    List<KernelProfile> kernels = new ArrayList<>();
    for (int k = 0; k < KERNELS; k++) {
      kernels.add(
          new KernelProfile(
              "kernel" + k,
              "layer" + k,
              2_000L * number,
              100 * number,
              256,
              32,
              0,
              1e8 * number,
              Pipe.FP32,
              1e6 * number,
              2e6 * number,
              1e6));
    }
    return new EngineProfile(
        new ProfileKey(new EngineId("engine" + number), gpu.id(), 1),
        ProfileOrigin.MODELLED,
        new SoloLatency.NotMeasured("made up"),
        0,
        1 << 20,
        1 << 20,
        0,
        0,
        kernels,
        "made up");
  }

  private static GpuSpec gpu() {
    return new GpuSpec(
        new GpuId("benchmark"),
        "Benchmark",
        "8.0",
        100,
        1.4e9,
        new SmLimits(2048, 32, 65536, 164 << 10),
        new TreeMap<>(Map.of(Pipe.FP32, 20e12)),
        1e12,
        40L << 20,
        4e12,
        25e9,
        40L << 30,
        300,
        2,
        2000,
        1000,
        500,
        new TreeMap<>());
  }
}
