package io.optimum.workbench.device.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.network.ModelledEngines;
import io.optimum.workbench.network.NetworkCatalogue;
import io.optimum.workbench.network.NetworkEntry;
import io.optimum.workbench.predictor.prior.KernelRoundRobinPrior;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Prediction and simulator say the same of an engine alone: every network of the catalogue, at
/// every batch size that predictors learn of, with and without a CUDA graph.
class PredictedAloneTest {
  /// Both add the same numbers; what differs is rounding.
  private static final double MOST_ERROR = 1e-4;

  private static final List<Integer> BATCHES = List.of(1, 4, 16);

  static Stream<GpuSpec> gpus() {
    return new GpuSheets(new JsonCodec()).shipped().stream();
  }

  static Stream<GpuSpec> wholeGpus() {
    return gpus().filter(each -> !each.id().value().contains("-mig-"));
  }

  static Stream<GpuSpec> migSlices() {
    return gpus().filter(each -> each.id().value().contains("-mig-"));
  }

  @ParameterizedTest
  @MethodSource("wholeGpus")
  void latencyAloneIsTheSimulators(GpuSpec gpu) {
    for (NetworkEntry network : NetworkCatalogue.all()) {
      for (int batch : BATCHES) {
        EngineProfile profile = ModelledEngines.profile(network, gpu, batch, Precision.FP16);
        holds(profile, gpu, Bench.of(profile));
        holds(profile, gpu, Bench.of(profile).withCudaGraph(true));
      }
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("migSlices")
  void latencyAloneIsTheSimulatorsOnSlices(GpuSpec gpu) {
    latencyAloneIsTheSimulators(gpu);
  }

  private static void holds(EngineProfile profile, GpuSpec gpu, Deployment deployment) {
    Combination alone = Combination.ofStreams(List.of(deployment));
    double predicted =
        new KernelRoundRobinPrior()
            .predict(Profiles.of(List.of(profile)).profiled(gpu, alone))
            .soloLatencyNanos()
            .getFirst();
    double simulated = simulated(profile, gpu, alone);
    assertThat(predicted / simulated - 1)
        .as("%s, graph: %s, %.0f ns simulated", profile.key(), deployment.cudaGraph(), simulated)
        .isBetween(-MOST_ERROR, MOST_ERROR);
  }

  private static double simulated(EngineProfile profile, GpuSpec gpu, Combination alone) {
    SimulatedGpu device = new SimulatedGpu(gpu, SimulatorOptions.standard().withoutNoise());
    device.load(profile);
    StopRule aFew = StopRule.after(2 * profile.latencyNanos());
    return Bench.mean(Bench.run(device, RunRequest.closedLoop(gpu.id(), alone, 0, aFew, 1)), 0);
  }
}
