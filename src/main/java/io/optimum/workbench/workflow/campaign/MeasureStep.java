package io.optimum.workbench.workflow.campaign;

import io.optimum.workbench.device.DeviceAddress;
import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.CampaignRequest;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.DeviceMemory;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.profiling.Bench;
import io.optimum.workbench.profiling.Campaign;
import io.optimum.workbench.profiling.TrainingSample;
import io.optimum.workbench.profiling.trial.CampaignHeader;
import io.optimum.workbench.profiling.trial.CampaignLog;
import io.optimum.workbench.profiling.trial.CampaignResult;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.engines.EngineFiles;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Measures combinations of a project's engines on a device: the simulated GPU that is asked for,
/// unless another is chosen.
public final class MeasureStep {
  private final Surroundings around;
  private final UnaryOperator<DeviceChoice> choose;
  private final Supplier<Optional<Path>> folder;

  /// @param besideOthers whether it measures while other processes use the GPU
  /// @param known what devices have said of themselves
  private record Surroundings(
      DeviceOpener devices,
      GpuLibrary gpus,
      InstantSource clock,
      int workers,
      boolean besideOthers,
      Map<DeviceChoice, DeviceCapabilities> known) {}

  /// @param clock for budgets and estimates
  /// @param workers how many computed devices may run at the same time
  public MeasureStep(DeviceOpener devices, GpuLibrary gpus, InstantSource clock, int workers) {
    this(
        new Surroundings(devices, gpus, clock, workers, false, new ConcurrentHashMap<>()),
        UnaryOperator.identity(),
        Optional::empty);
  }

  private MeasureStep(
      Surroundings around, UnaryOperator<DeviceChoice> choose, Supplier<Optional<Path>> folder) {
    this.around = around;
    this.choose = choose;
    this.folder = folder;
  }

  /// The same for projects of a folder, in which their engine files are looked for; without,
  /// engines are known by their profiles only.
  ///
  /// @param projects where the project lies that is measured; empty = nowhere yet
  public MeasureStep ofFolder(Supplier<Optional<Path>> projects) {
    return new MeasureStep(around, choose, projects);
  }

  /// The same, but also while other processes use the GPU; what is measured then says so.
  public MeasureStep besideOthers() {
    return new MeasureStep(
        new Surroundings(
            around.devices, around.gpus, around.clock, around.workers, true, around.known),
        choose,
        folder);
  }

  /// The same, but single devices are opened by what is around their opener, for example one that
  /// keeps them open.
  public MeasureStep through(UnaryOperator<DeviceOpener> opening) {
    return new MeasureStep(
        new Surroundings(
            around.devices.through(opening),
            around.gpus,
            around.clock,
            around.workers,
            around.besideOthers,
            around.known),
        choose,
        folder);
  }

  /// The same on another device.
  ///
  /// @param address asked for whenever a device is opened
  public MeasureStep on(Supplier<DeviceAddress> address) {
    return choosing(asked ->
        switch (asked) {
          case DeviceChoice.Simulated simulated -> address.get().insteadOf(simulated);
          case DeviceChoice.Recorded _,
              DeviceChoice.Replayed _,
              DeviceChoice.Cuda _,
              DeviceChoice.CudaUuid _,
              DeviceChoice.Remote _ ->
              asked;
        });
  }

  /// The same on simulated GPUs without some of their mechanisms. What is measured there shows what
  /// the mechanisms do, and is no measurement of the engines: keep none of it.
  public MeasureStep without(Set<Mechanism> mechanisms) {
    return choosing(choice -> without(choice, mechanisms));
  }

  private static DeviceChoice without(DeviceChoice choice, Set<Mechanism> mechanisms) {
    return switch (choice) {
      case DeviceChoice.Simulated simulated ->
          new DeviceChoice.Simulated(simulated.gpu(), mechanisms);
      case DeviceChoice.Recorded recorded ->
          new DeviceChoice.Recorded(
              without(recorded.device(), mechanisms), recorded.folder(), recorded.engines());
      case DeviceChoice.Remote remote ->
          new DeviceChoice.Remote(remote.place(), without(remote.device(), mechanisms));
      case DeviceChoice.Replayed replayed -> replayed;
      case DeviceChoice.Cuda _, DeviceChoice.CudaUuid _ -> choice;
    };
  }

  /// The same, but every run is recorded to a new folder. For one measurement or one run to watch:
  /// each opens a device of its own, and a folder takes one recording.
  ///
  /// @param engines as people know them
  public MeasureStep recordedTo(Path place, List<Engine> engines) {
    return choosing(choice -> new DeviceChoice.Recorded(choice, place, engines));
  }

  private MeasureStep choosing(UnaryOperator<DeviceChoice> next) {
    return new MeasureStep(around, choice -> next.apply(choose.apply(choice)), folder);
  }

  /// One combination beside its deployments alone; steered by `control`, watched by `spans`.
  ///
  /// @throws SharedGpuException when others use the GPU, and that was not allowed
  public Measurement one(
      Project project, RunRequest request, RunControl control, SpanSink spans, Progress progress) {
    try (Bench bench = alone(bench(project, request.gpu()))) {
      return bench.measure(request, control, spans, progress);
    }
  }

  /// One run to be watched: nothing is measured beside it.
  ///
  /// @throws SharedGpuException when others use the GPU, and that was not allowed
  public RunResult watch(
      Project project, RunRequest request, RunControl control, SpanSink spans, Progress progress) {
    try (Bench bench = alone(bench(project, request.gpu()))) {
      return bench.device().run(request, control, spans, progress);
    }
  }

  /// Many combinations once, in the request's order; those that the project has already are not
  /// measured again.
  ///
  /// @param recorder is given each new measurement the moment it exists
  public List<Measurement> campaign(
      Project project, CampaignRequest request, Consumer<Measurement> recorder, Progress progress) {
    List<Measurement> known = new ArrayList<>(project.measurements());
    known.removeIf(each -> !project.profiles().areOf(each));
    CampaignRequest missing =
        request.withCombinations(
            request.combinations().stream()
                .filter(each -> find(known, request.run(each)).isEmpty())
                .toList());
    CampaignResult result =
        campaign(project, missing.gpu())
            .recordingTo(recorder)
            .run(header(project, missing), CampaignLog.none(), null, progress);
    requireAll(result);
    known.addAll(result.measurements());
    return request.combinations().stream()
        .map(each -> find(known, request.run(each)).getLast())
        .toList();
  }

  /// Says what was left out, once all else is measured and recorded.
  private static void requireAll(CampaignResult result) {
    if (!result.missing().isEmpty()) {
      CampaignResult.Missing first = result.missing().getFirst();
      throw new InfeasibleException(
          "%d combinations could not be measured; all others were. %s: %s"
              .formatted(result.missing().size(), first.combination(), first.reason()));
    }
  }

  private static List<Measurement> find(List<Measurement> known, RunRequest request) {
    return known.stream().filter(each -> each.colocated().request().equals(request)).toList();
  }

  /// Ready to measure many combinations with repeats on the device of a GPU.
  public Campaign campaign(Project project, GpuId gpu) {
    int side = capabilities(project, gpu).isComputed() ? around.workers : 1;
    return new Campaign(() -> alone(bench(project, gpu)).device(), side, around.clock);
  }

  /// Refuses a GPU that others use, before a long work on it.
  ///
  /// @throws SharedGpuException when it is in use, and that was not allowed
  public void requireAlone(Project project, GpuId gpu) {
    if (!around.besideOthers && !capabilities(project, gpu).isComputed()) {
      try (GpuDevice device = around.devices.open(chosen(project, gpu))) {
        refuseOthers(device);
      }
    }
  }

  private Bench alone(Bench bench) {
    try {
      refuseOthers(bench.device());
      return bench;
    } catch (RuntimeException e) {
      bench.close();
      throw e;
    }
  }

  private void refuseOthers(GpuDevice device) {
    if (!around.besideOthers
        && device.look() instanceof RunConditions.Observed seen
        && !seen.foreignProcesses().isEmpty()) {
      throw new SharedGpuException(device.capabilities().name(), seen.foreignProcesses());
    }
  }

  /// What makes a campaign the one it is, begun now.
  public CampaignHeader header(Project project, CampaignRequest request) {
    return CampaignHeader.of(
        request, project.profiles(), capabilities(project, request.gpu()), around.clock.millis());
  }

  /// The campaign to learn from: all pairs up to 80, and 40 combinations of three and four, of
  /// those that fit into the GPU's memory.
  public CampaignRequest trainingCampaign(Project project, GpuId gpu, long seed) {
    List<Combination> combinations =
        new TrainingSample(
                project.engines().stream().map(each -> each.id()).toList(), gpu, project.profiles())
            .draw(80, 40, 4, new SplittableRandom(seed)).stream()
                .filter(each -> fits(project, gpu, each))
                .toList();
    return CampaignRequest.once(gpu, combinations, Protocol.WARM_UP_NANOS, Protocol.STOP, seed);
  }

  /// Whether a combination fits into a GPU's memory.
  public boolean fits(Project project, GpuId gpu, Combination combination) {
    ProfiledCombination profiled =
        project.profiles().profiled(around.gpus.require(project, gpu), combination);
    return DeviceMemory.requiredBytes(combination.deployments(), profiled.profiles())
        <= profiled.gpu().memoryBytes();
  }

  /// What the device for a GPU can do; asked of it once, as a device may be far away.
  public DeviceCapabilities capabilities(Project project, GpuId gpu) {
    return capabilities(project, gpu, Progress.none());
  }

  /// The same, for a user who may stop waiting for the answer.
  public DeviceCapabilities capabilities(Project project, GpuId gpu, Progress progress) {
    return around.known.computeIfAbsent(
        chosen(project, gpu),
        choice -> {
          try (GpuDevice device = around.devices.open(choice, progress)) {
            return device.capabilities();
          }
        });
  }

  /// Opens a device with the project's engines loaded; whoever asks closes it.
  public Bench bench(Project project, GpuId gpu) {
    GpuDevice device = around.devices.open(chosen(project, gpu));
    try {
      require(gpu, device.capabilities());
      Map<EngineId, EngineBinary> binaries =
          folder.get().map(place -> EngineFiles.of(project, place)).orElse(Map.of());
      return new Bench(device, project.profiles(), binaries);
    } catch (RuntimeException e) {
      device.close();
      throw e;
    }
  }

  private static void require(GpuId asked, DeviceCapabilities device) {
    if (!device.gpu().id().equals(asked)) {
      throw new IllegalArgumentException(
          "The device's GPU is %s (%s), and %s was asked for. Choose engines that are profiled on %s, or another device."
              .formatted(device.name(), device.gpu().id(), asked, device.gpu().id()));
    }
  }

  private DeviceChoice chosen(Project project, GpuId gpu) {
    return choose.apply(new DeviceChoice.Simulated(around.gpus.require(project, gpu)));
  }
}
