package io.optimum.workbench.strategy;

import io.optimum.workbench.app.MixedInference;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.service.ServiceModel;
import java.util.concurrent.TimeUnit;
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

/// From a slider event to new numbers on the tradeoffs screen, without their repaint: the point
/// that the slider chooses among those explored, and the prediction of its settings. Exploring
/// itself happens beside the window, when other engines are chosen.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SliderBenchmark {
  /// As many as the tradeoffs screen explores.
  private static final int POINTS = 1500;

  private static final int STEPS = 101;

  @Param({"2", "6"})
  public int deployments;

  private final SettingsExplorer explorer =
      new SettingsExplorer(new ServiceModel(Batching.atOnce()), SettingsSpace.standard(), POINTS);
  private SlowdownPredictor predictor;
  private ExplorationRequest request;
  private Exploration explored;
  private int step;

  @Setup
  public void explore() {
    MixedInference sample = MixedInference.open();
    predictor = sample.predictor();
    request =
        new ExplorationRequest(
            sample.gpu(),
            sample.project().profiles(),
            sample.together(deployments),
            sample.project().settings().targets());
    explored = exploration();
  }

  /// Another position of the slider each time.
  @Benchmark
  public OperatingPoint slide() {
    step = (step + 1) % STEPS;
    OperatingPoint chosen = new Tradeoff(step / (STEPS - 1.0), 0, 0.1).choose(explored);
    return explorer.point(request, chosen.combination(), predictor::predict);
  }

  /// All points of other engines.
  @Benchmark
  public Exploration exploration() {
    return explorer.explore(request, predictor::predict);
  }
}
