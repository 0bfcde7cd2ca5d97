package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.strategy.Exploration;
import io.optimum.workbench.strategy.ExplorationRequest;
import io.optimum.workbench.strategy.OperatingPoint;
import io.optimum.workbench.strategy.SettingsExplorer;
import io.optimum.workbench.strategy.Tradeoff;
import io.optimum.workbench.workflow.Steps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The slider on combinations of the larger sample, the first engine saturated and the others under
/// a demand: a share of what they serve at the settings of highest goodput.
@Tag("slow")
class SliderUnderDemandTest {
  private static final Path SAMPLE = Path.of("sample-projects/mixed-inference-a100");
  private static final int POINTS = 80;
  private static final int COMBINATIONS = 12;

  private final Project project = new ProjectStore(new JsonCodec()).open(SAMPLE).project();
  private final Steps steps = Workbench.create().steps();
  private final SlowdownPredictor predictor = steps.predicting().predictor(project);

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.6, 0.9})
  void towardThroughputNeverLowersIt(double load) {
    int moved = 0;
    for (int i = 0; i < COMBINATIONS; i++) {
      List<EngineId> engines = engines(i);
      Exploration exploration = explored(engines, demand(engines, load));
      List<OperatingPoint> chosen =
          IntStream.rangeClosed(0, 20)
              .mapToObj(step -> new Tradeoff(step / 20.0, 0, 0).choose(exploration))
              .toList();
      String which = "%s at load %s".formatted(engines, load);
      assertThat(chosen)
          .as(which)
          .isSortedAccordingTo(
              (a, b) -> Double.compare(a.goodputPerSecond().mid(), b.goodputPerSecond().mid()));
      assertThat(chosen)
          .as(which)
          .isSortedAccordingTo(
              (a, b) -> Double.compare(a.throughputPerSecond(), b.throughputPerSecond()));
      if (chosen.getLast().throughputPerSecond() > chosen.getFirst().throughputPerSecond()) {
        moved++;
      }
    }
    assertThat(moved).as("combinations in which the slider moves throughput").isGreaterThan(6);
  }

  /// Two engines, or every second time three.
  private List<EngineId> engines(int combination) {
    int all = project.engines().size();
    return IntStream.range(0, 2 + combination % 2)
        .mapToObj(i -> project.engines().get((combination + 5 * i) % all).id())
        .toList();
  }

  private List<ServiceTarget> demand(List<EngineId> engines, double load) {
    List<OperatingPoint> front = explored(engines, List.of()).front().points();
    List<ServiceTarget> targets = new ArrayList<>();
    for (int i = 1; i < engines.size(); i++) {
      double rate = load * front.getLast().levels().get(i).throughputPerSecond();
      targets.add(new ServiceTarget(engines.get(i), new ArrivalProcess.Poisson(rate), 0, 1));
    }
    return targets;
  }

  private Exploration explored(List<EngineId> engines, List<ServiceTarget> targets) {
    GpuSpec gpu =
        steps.gpus().require(project, project.profiles().gpus(engines.getFirst()).getFirst());
    Combination combination =
        Combination.ofStreams(
            engines.stream()
                .map(each ->
                    Deployment.of(each, project.profiles().batchSizes(each, gpu.id()).getFirst()))
                .toList());
    return SettingsExplorer.standard(POINTS)
        .explore(
            new ExplorationRequest(gpu, project.profiles(), combination, targets),
            predictor::predict);
  }
}
