package io.optimum.workbench.workflow.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.BuiltEngines;
import io.optimum.workbench.Sheets;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceFaultException;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.replay.RecordingGpu;
import io.optimum.workbench.device.sim.SimulatedGpu;
import io.optimum.workbench.device.sim.SimulatorOptions;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.campaign.SharedGpuException;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import io.optimum.workbench.workflow.record.RecordSuiteStep.PartState;
import io.optimum.workbench.workflow.record.RecordSuiteStep.State;
import io.optimum.workbench.workflow.record.RecordSuiteStep.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a suite says of a GPU that fails, is too small, or is shared.
class RecordSuiteFaultsTest {
  private static final GpuSpec H200 = Sheets.of("h200");
  private static final List<String> TWO = List.of("squeezenet11", "dien");
  private static final List<String> THREE = List.of("squeezenet11", "dien", "mobilenetv2");
  private static final Duration LONG = Duration.ofHours(1);

  @TempDir private Path folder;

  private final List<String> others = new ArrayList<>();
  private final AtomicLong seconds = new AtomicLong();

  /// Of engine files; null = by profile only.
  private @Nullable Path engines;

  private State record(List<String> networks, Duration slice, UnaryOperator<RunResult> fault) {
    return record(networks, slice, false, fault);
  }

  /// @param slice by a clock that only runs move
  private State record(
      List<String> networks, Duration slice, boolean resume, UnaryOperator<RunResult> fault) {
    InstantSource clock = () -> Instant.ofEpochSecond(seconds.get());
    GpuLibrary gpus = new GpuLibrary(List.of(H200));
    MeasureStep measuring = new MeasureStep(choice -> opened(choice, fault), gpus, clock, 1);
    Suite suite = new Suite(folder.resolve("p"), H200, networks, engines, List.of(1), 42);
    Steps steps = Workbench.create().steps();
    return new RecordSuiteStep(measuring, steps.importing(), steps.store(), gpus, clock)
        .record(suite, slice, resume, Progress.none());
  }

  private GpuDevice opened(DeviceChoice choice, UnaryOperator<RunResult> fault) {
    return choice instanceof DeviceChoice.Recorded recorded
        ? new RecordingGpu(
            opened(recorded.device(), fault),
            recorded.folder(),
            recorded.engines(),
            new JsonCodec())
        : new Faulty(new SimulatedGpu(H200, SimulatorOptions.standard()), fault, others);
  }

  private static boolean has(RunResult result, String network, int engines) {
    return result.deployments().size() == engines
        && result.request().combination().deployments().stream()
            .anyMatch(each -> each.engine().toString().contains(network));
  }

  private static RunResult tooLarge(RunResult result) {
    if (has(result, "dien", 2)) {
      throw new InfeasibleException("The GPU is out of memory.");
    }
    return result;
  }

  @Test
  void whatDoesNotFitIsLeftOutOfEachPartAndTheRestIsMeasuredAndRecorded() {
    State state = record(THREE, LONG, RecordSuiteFaultsTest::tooLarge);
    PartState pairs = state.parts().getFirst();
    assertThat(pairs.measured()).isEqualTo(1);
    assertThat(pairs.failure())
        .startsWith("2 of 3 combinations cannot be measured now; the others were. squeezenet11")
        .contains(" + dien", "cannot run: The GPU is out of memory.");
    PartState openLoop = state.parts().getLast();
    assertThat(openLoop.name()).isEqualTo("open loop");
    assertThat(openLoop.measured())
        .as(openLoop.toString())
        .isPositive()
        .isLessThan(openLoop.combinations());
    assertThat(openLoop.failure()).contains("cannot be measured now; the others were.");
    assertThat(state.complete()).isFalse();
    assertThat(state.recordings()).as(state.toString()).isPositive();
  }

  private static UnaryOperator<RunResult> failing(String... engines) {
    return result -> {
      for (Deployment each : result.request().combination().deployments()) {
        if (List.of(engines).contains(each.engine().value())) {
          throw new DeviceFaultException("CUDA error 700.");
        }
      }
      return result;
    };
  }

  @Test
  void anEngineThatDoesNotRunAloneIsLeftOutAndTheOthersAreMeasured() throws IOException {
    engines =
        BuiltEngines.in(
            folder.resolve("built"), "squeezenet11-fp16", "dien-fp16", "mobilenetv2-fp16");
    State state = record(THREE, LONG, failing("dien-fp16"));
    PartState alone = state.parts().getFirst();
    assertThat(alone.failure())
        .startsWith("Left out of all that follows, for it does not run alone: dien-fp16")
        .contains("CUDA error 700.")
        .endsWith("To have it measured, mend it and begin a suite in another folder.");
    assertThat(alone.measured()).isEqualTo(2);
    assertThat(state.parts().subList(1, state.parts().size()))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.complete()).as(each.toString()).isTrue());
    State resumed = record(THREE, LONG, true, UnaryOperator.identity());
    assertThat(resumed.complete()).as(resumed.toString()).isTrue();
    assertThat(resumed.hasFailed()).isFalse();
  }

  @Test
  void whereTwoEnginesInARowDoNotRunTheDeviceIsLostAndNoneIsLeftOut() throws IOException {
    engines =
        BuiltEngines.in(
            folder.resolve("built"), "squeezenet11-fp16", "dien-fp16", "mobilenetv2-fp16");
    State state =
        record(THREE, LONG, failing("dien-fp16", "squeezenet11-fp16", "mobilenetv2-fp16"));
    assertThat(state.parts()).hasSize(1);
    assertThat(state.parts().getFirst().failure()).contains("CUDA error 700.", "it is given up");
    State resumed = record(THREE, LONG, true, UnaryOperator.identity());
    assertThat(resumed.parts().getFirst().measured()).as("engines alone").isEqualTo(3);
    assertThat(resumed.complete()).isTrue();
  }

  @Test
  void aPartThatFailsLateSaysHowMuchOfItIsOnDisk() {
    State state =
        record(
            THREE,
            LONG,
            result -> {
              if (has(result, "mobilenetv2", 2)) {
                throw new DeviceFaultException("The agent ended.");
              }
              return result;
            });
    PartState pairs = state.parts().getFirst();
    assertThat(pairs.failure()).contains("cannot be measured: The agent ended.");
    assertThat(pairs.measured()).as("the pair before it").isEqualTo(1);
  }

  @Test
  void aDeviceThatIsLostIsTriedOnceMoreAndNamedOnceAndResumeGoesOnFromThere() {
    AtomicInteger runs = new AtomicInteger();
    AtomicInteger faults = new AtomicInteger();
    State lost =
        record(
            THREE,
            LONG,
            result -> {
              if (runs.incrementAndGet() > 12) {
                throw new DeviceFaultException(
                    "The agent on box ended. All of it is in %d.log."
                        .formatted(faults.incrementAndGet()));
              }
              return result;
            });
    assertThat(measured(lost)).isPositive();
    assertThat(faults).as("one trial more than that which failed").hasValue(2);
    assertThat(lost.parts().stream().filter(each -> each.failure() != null))
        .as(lost.toString())
        .hasSize(2);
    assertThat(failures(lost).getFirst()).contains("The agent on box ended.");
    assertThat(failures(lost).getLast())
        .startsWith("The device failed again in the same way.")
        .contains("nothing after it was begun", "--resume");
    assertThat(lost.hasFailed()).isTrue();
    assertThat(lost.complete()).isFalse();

    State resumed = record(THREE, LONG, true, UnaryOperator.identity());
    assertThat(resumed.complete()).as(resumed.toString()).isTrue();
  }

  @Test
  void aDeviceThatWorksAgainIsNotGivenUp() {
    AtomicInteger runs = new AtomicInteger();
    State state =
        record(
            THREE,
            LONG,
            result -> {
              if (runs.incrementAndGet() % 15 == 0) {
                throw new DeviceFaultException("The agent on box ended.");
              }
              return result;
            });
    assertThat(failures(state))
        .as(state.toString())
        .hasSizeGreaterThan(2)
        .allMatch(each -> each.contains("The agent on box ended."))
        .noneMatch(each -> each.contains("nothing after it was begun"));
  }

  private static int measured(State state) {
    return state.parts().stream().mapToInt(PartState::measured).sum();
  }

  private static List<String> failures(State state) {
    return state.parts().stream().map(PartState::failure).filter(Objects::nonNull).toList();
  }

  @Test
  void howManyTrialsAreDoubtfulIsSaidOfEachPart() {
    State state = record(TWO, LONG, result -> has(result, "dien", 1) ? shared(result) : result);
    assertThat(state.parts().getFirst().doubts())
        .singleElement()
        .asString()
        .startsWith("Contaminated: other processes used this GPU: 17 python3. In ")
        .contains("dien", " alone.");
  }

  @Test
  void aPartThatItsSliceCutShortHasItsRunsRecorded() {
    State state =
        record(
            TWO,
            Duration.ofMinutes(1),
            result -> {
              seconds.addAndGet(12);
              return result;
            });
    PartState pairs = state.parts().getFirst();
    assertThat(pairs.measured()).isEqualTo(1);
    assertThat(pairs.complete()).isFalse();
    assertThat(folder.resolve("p/recordings/run-00/recording.json")).isRegularFile();
  }

  @Test
  void onAGpuThatOthersUseNothingIsBegun() {
    others.add("17 python3");
    assertThatThrownBy(() -> record(TWO, LONG, UnaryOperator.identity()))
        .isInstanceOf(SharedGpuException.class)
        .hasMessageContaining("17 python3");
    assertThat(folder.resolve("p")).doesNotExist();
  }

  private static RunResult shared(RunResult result) {
    return new RunResult(
        result.request(),
        result.deployments(),
        result.elapsedNanos(),
        result.smBusyFraction(),
        result.dramBusyFraction(),
        result.converged(),
        result.droppedSpans(),
        result.provenance(),
        new RunConditions.Observed(1, 1e9, 1e9, 300, 60, List.of(), List.of("17 python3")),
        result.outputs());
  }

  /// A simulated GPU whose results something happens to.
  private record Faulty(GpuDevice gpu, UnaryOperator<RunResult> fault, List<String> others)
      implements GpuDevice {
    @Override
    public DeviceCapabilities capabilities() {
      DeviceCapabilities able = gpu.capabilities();
      return others.isEmpty()
          ? able
          : new DeviceCapabilities(
              able.name(),
              able.gpu(),
              Provenance.MEASURED,
              able.sharing(),
              able.kernelSpans(),
              able.steering(),
              able.version());
    }

    @Override
    public RunConditions look() {
      return new RunConditions.Observed(1, 1e9, 1e9, 300, 60, List.of(), others);
    }

    @Override
    public void load(EngineProfile profile) {
      gpu.load(profile);
    }

    @Override
    public RunResult run(
        RunRequest request, RunControl control, SpanSink spans, Progress progress) {
      return fault.apply(gpu.run(request, control, spans, progress));
    }

    @Override
    public void close() {
      gpu.close();
    }
  }
}
