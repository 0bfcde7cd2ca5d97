package io.optimum.workbench.workflow;

import io.optimum.workbench.device.DeviceCapabilities;
import io.optimum.workbench.device.DeviceChoice;
import io.optimum.workbench.device.DeviceOpener;
import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.device.Mechanism;
import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.CampaignRequest;
import io.optimum.workbench.domain.Combination;
import io.optimum.workbench.domain.DeviceMemory;
import io.optimum.workbench.domain.Engine;
import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.Measurement;
import io.optimum.workbench.domain.ProfiledCombination;
import io.optimum.workbench.domain.RunRequest;
import io.optimum.workbench.domain.RunResult;
import io.optimum.workbench.profiling.Bench;
import io.optimum.workbench.profiling.Campaign;
import io.optimum.workbench.profiling.CampaignHeader;
import io.optimum.workbench.profiling.CampaignLog;
import io.optimum.workbench.profiling.TrainingSample;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Measures combinations of a project's engines on a device.
public final class MeasureStep {
  private final DeviceOpener devices;
  private final GpuLibrary gpus;
  private final InstantSource clock;
  private final int workers;
  private final Supplier<Optional<Path>> folder;

  /// @param clock for budgets and estimates
  /// @param workers how many computed devices may run at the same time
  public MeasureStep(DeviceOpener devices, GpuLibrary gpus, InstantSource clock, int workers) {
    this(devices, gpus, clock, workers, Optional::empty);
  }

  private MeasureStep(
      DeviceOpener devices,
      GpuLibrary gpus,
      InstantSource clock,
      int workers,
      Supplier<Optional<Path>> folder) {
    this.devices = devices;
    this.gpus = gpus;
    this.clock = clock;
    this.workers = workers;
    this.folder = folder;
  }

  /// The same for projects of a folder, in which their engine files are looked for; without,
  /// engines are known by their profiles only.
  ///
  /// @param projects where the project lies that is measured; empty = nowhere yet
  public MeasureStep ofFolder(Supplier<Optional<Path>> projects) {
    return new MeasureStep(devices, gpus, clock, workers, projects);
  }

  /// The same on devices that another opens.
  private MeasureStep openedBy(DeviceOpener opener) {
    return new MeasureStep(opener, gpus, clock, workers, folder);
  }

  /// The same on simulated GPUs without some of their mechanisms. What is measured there shows what
  /// the mechanisms do, and is no measurement of the engines: keep none of it.
  public MeasureStep without(Set<Mechanism> mechanisms) {
    return openedBy(choice -> devices.open(without(choice, mechanisms)));
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
      case DeviceChoice.Cuda cuda -> cuda;
    };
  }

  /// The same, but every run is recorded to a new folder. For one measurement or one run to watch:
  /// each opens a device of its own, and a folder takes one recording.
  ///
  /// @param engines as people know them
  public MeasureStep recordedTo(Path place, List<Engine> engines) {
    return openedBy(choice -> devices.open(new DeviceChoice.Recorded(choice, place, engines)));
  }

  /// One combination beside its deployments alone; steered by `control`, watched by `spans`.
  public Measurement one(
      Project project, RunRequest request, RunControl control, SpanSink spans, Progress progress) {
    try (Bench bench = bench(project, request.gpu())) {
      return bench.measure(request, control, spans, progress);
    }
  }

  /// One run to be watched: nothing is measured beside it.
  public RunResult watch(
      Project project, RunRequest request, RunControl control, SpanSink spans, Progress progress) {
    try (Bench bench = bench(project, request.gpu())) {
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
    known.addAll(
        campaign(project, missing.gpu())
            .recordingTo(recorder)
            .run(header(project, missing), CampaignLog.none(), null, progress)
            .measurements());
    return request.combinations().stream()
        .map(each -> find(known, request.run(each)).getLast())
        .toList();
  }

  private static List<Measurement> find(List<Measurement> known, RunRequest request) {
    return known.stream().filter(each -> each.colocated().request().equals(request)).toList();
  }

  /// Ready to measure many combinations with repeats on the device of a GPU.
  public Campaign campaign(Project project, GpuId gpu) {
    int side = capabilities(project, gpu).isComputed() ? workers : 1;
    return new Campaign(() -> bench(project, gpu).device(), side, clock);
  }

  /// What makes a campaign the one it is, begun now.
  public CampaignHeader header(Project project, CampaignRequest request) {
    return CampaignHeader.of(
        request, project.profiles(), capabilities(project, request.gpu()), clock.millis());
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
        project.profiles().profiled(gpus.require(project, gpu), combination);
    return DeviceMemory.requiredBytes(combination.deployments(), profiled.profiles())
        <= profiled.gpu().memoryBytes();
  }

  /// What the device of a GPU can do.
  public DeviceCapabilities capabilities(Project project, GpuId gpu) {
    try (GpuDevice device = device(project, gpu)) {
      return device.capabilities();
    }
  }

  /// Opens a device with the project's engines loaded; whoever asks closes it.
  Bench bench(Project project, GpuId gpu) {
    Map<EngineId, EngineBinary> binaries =
        folder.get().map(place -> EngineFiles.of(project, place)).orElse(Map.of());
    return new Bench(device(project, gpu), project.profiles(), binaries);
  }

  private GpuDevice device(Project project, GpuId gpu) {
    return devices.open(new DeviceChoice.Simulated(gpus.require(project, gpu)));
  }
}
