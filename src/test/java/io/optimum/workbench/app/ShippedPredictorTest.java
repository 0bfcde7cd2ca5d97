package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.predictor.SlowdownPredictor;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.predictor.mlp.MlpTrainer;
import io.optimum.workbench.predictor.prior.KernelRoundRobinPrior;
import io.optimum.workbench.workflow.predict.CatalogueTrainingStep;
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
    var gpu = new GpuSheets(codec).require(CatalogueTrainingStep.GPUS.getFirst());
    try (GpuDevice device = Devices.ofWorkbench(codec).open(new DeviceChoice.Simulated(gpu))) {
      assertThat(shipped.simulatorVersion()).isEqualTo(device.capabilities().version());
    }
  }

  @Test
  void thePriorPredictsWhereNoneShips() {
    assertThat(new ShippedPredictor(new MlpTrainer(), "/assets/predictor/none.json").get())
        .isInstanceOf(KernelRoundRobinPrior.class);
  }
}
