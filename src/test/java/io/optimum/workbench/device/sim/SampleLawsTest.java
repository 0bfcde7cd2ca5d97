package io.optimum.workbench.device.sim;

import static io.optimum.workbench.device.sim.Bench.MILLIS;
import static io.optimum.workbench.device.sim.Bench.mean;
import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.Sheets;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.project.ProjectStore;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The laws of sharing, for the engines of the sample projects.
class SampleLawsTest {
  /// Profiles are of compute alone: trtexec without data transfers.
  private static final SimulatorOptions EXACT =
      SimulatorOptions.standard().without(Set.of(Mechanism.NOISE, Mechanism.COPIES));

  static List<EngineProfile> profiles() {
    ProjectStore store = new ProjectStore(new JsonCodec());
    return Stream.of("mixed-inference-a100", "a100-vision", "titan-rtx-mobilenet")
        .map(name -> store.open(Path.of("sample-projects", name)).project().profiles())
        .flatMap(each -> each.byKey().values().stream())
        .toList();
  }

  /// A latency that was not measured is the sum of the kernels and says nothing of the host.
  static SimulatorOptions options(EngineProfile... engines) {
    return Arrays.stream(engines)
            .allMatch(each -> each.soloLatency() instanceof SoloLatency.Measured)
        ? EXACT
        : EXACT.without(Set.of(Mechanism.HOST_LAUNCH));
  }

  static RunResult run(Sharing sharing, long nanos, EngineProfile... engines) {
    GpuId id = engines[0].key().gpu();
    SimulatedGpu gpu = new SimulatedGpu(Sheets.of(id), options(engines));
    Arrays.stream(engines).forEach(gpu::load);
    Combination combination =
        new Combination(sharing, Arrays.stream(engines).map(Bench::of).toList());
    return Bench.run(
        gpu, RunRequest.closedLoop(id, combination, 5 * MILLIS, StopRule.after(nanos), 1));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void aloneEachTakesAsLongAsItsProfileSays(EngineProfile profile) {
    RunResult alone = run(Sharing.STREAMS, 20 * profile.latencyNanos(), profile);
    assertThat(mean(alone, 0) / profile.latencyNanos()).isBetween(0.99, 1.01);
  }

  /// Each engine beside the next.
  @ParameterizedTest
  @EnumSource
  void companyNeverMakesOneFaster(Sharing sharing) {
    List<EngineProfile> all = profiles();
    for (int i = 0; i + 1 < all.size(); i++) {
      EngineProfile one = all.get(i);
      EngineProfile other = all.get(i + 1);
      if (one.key().gpu().equals(other.key().gpu())
          && !one.key().engine().equals(other.key().engine())) {
        long nanos = 12 * Math.max(one.latencyNanos(), other.latencyNanos());
        RunResult both = run(sharing, nanos, one, other);
        assertThat(mean(both, 0)).isGreaterThan(0.99 * one.latencyNanos());
        assertThat(mean(both, 1)).isGreaterThan(0.99 * other.latencyNanos());
        assertThat(both.smBusyFraction()).isLessThanOrEqualTo(1);
        assertThat(both.dramBusyFraction()).isLessThanOrEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void copiesThatTakeTurnsEachGetHalfTheTime(EngineProfile profile) {
    RunResult both = run(Sharing.TIME_SLICED, 60 * profile.latencyNanos(), profile, profile);
    double sum = (mean(both, 0) + mean(both, 1)) / profile.latencyNanos();
    assertThat(sum / 2).isBetween(1.5, 2.15);
  }
}
