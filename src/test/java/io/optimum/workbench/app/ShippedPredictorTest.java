package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.predictor.mlp.MlpTrainer;
import io.optimum.workbench.predictor.prior.KernelRoundRobinPrior;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.workflow.predict.CatalogueTrainingStep;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Weights that ship must be of this simulator and these features; if this fails, run `optimum
/// make-predictor --out assets/predictor/modelled.json`.
class ShippedPredictorTest {
  @Test
  void isOfThisSimulatorAndTheseFeatures() {
    SlowdownPredictor predictor = new ShippedPredictor(new MlpTrainer()).get();
    assertThat(predictor).isInstanceOf(TrainedPredictor.class);
    TrainedPredictor shipped = (TrainedPredictor) predictor;
    JsonCodec codec = new JsonCodec();
    var gpu = Sheets.of(CatalogueTrainingStep.GPUS.getFirst());
    try (GpuDevice device = Devices.ofWorkbench(codec).open(new DeviceChoice.Simulated(gpu))) {
      assertThat(shipped.simulatorVersion()).isEqualTo(device.capabilities().version());
    }
  }

  @Test
  void expectsNothingToGetFasterBesideOthers() {
    Project sample = SampleMaker.mixedInference();
    var gpu = Sheets.A100;
    SlowdownPredictor shipped = new ShippedPredictor(new MlpTrainer()).get();
    List<EngineId> engines = sample.engines().stream().map(Engine::id).toList();
    for (EngineId one : engines) {
      for (EngineId other : engines) {
        Combination pair =
            Combination.ofStreams(List.of(Deployment.of(one, 1), Deployment.of(other, 1)));
        assertThat(shipped.predict(sample.profiles().profiled(gpu, pair)).slowdowns())
            .allMatch(each -> each.low() <= each.mid() && each.mid() >= 1);
      }
    }
  }

  @Test
  void thePriorPredictsWhereNoneShips() {
    assertThat(new ShippedPredictor(new MlpTrainer(), "/assets/predictor/none.json").get())
        .isInstanceOf(KernelRoundRobinPrior.class);
  }
}
