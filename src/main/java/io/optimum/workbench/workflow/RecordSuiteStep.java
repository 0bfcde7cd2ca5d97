package io.optimum.workbench.workflow;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.CampaignRequest;
import io.optimum.workbench.domain.Combination;
import io.optimum.workbench.domain.Engine;
import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.EngineProfile;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.domain.Precision;
import io.optimum.workbench.domain.RunRequest;
import io.optimum.workbench.domain.StopRule;
import io.optimum.workbench.network.ModelledEngines;
import io.optimum.workbench.network.NetworkCatalogue;
import io.optimum.workbench.network.NetworkEntry;
import io.optimum.workbench.profiling.CampaignFile;
import io.optimum.workbench.profiling.CampaignFolder;
import io.optimum.workbench.profiling.CampaignHeader;
import io.optimum.workbench.profiling.CampaignJournal;
import io.optimum.workbench.profiling.CampaignResult;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.study.RecordingSuite;
import io.optimum.workbench.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records a suite on one device, in slices that can be resumed, into a project folder: every trial
/// is in a campaign's journal the moment it exists, and a dozen runs are kept with their spans.
public final class RecordSuiteStep {
  private static final int RECORDED_RUNS = 12;

  /// A short run: its spans are to be looked at, its numbers are in the campaigns.
  private static final StopRule RECORDED_STOP = new StopRule(1, 10, 20_000_000);

  private final MeasureStep measuring;
  private final ProjectStore store;
  private final GpuLibrary gpus;
  private final InstantSource clock;

  /// @param measuring on the device to record
  public RecordSuiteStep(
      MeasureStep measuring, ProjectStore store, GpuLibrary gpus, InstantSource clock) {
    this.measuring = measuring;
    this.store = store;
    this.gpus = gpus;
    this.clock = clock;
  }

  /// What is asked for.
  ///
  /// @param folder of the project
  /// @param gpu that the device is
  /// @param networks in the catalogue, the small ones first
  /// @param small how many of them are small
  /// @param batchSizes of each
  /// @param seed of draws and runs
  public record Suite(
      Path folder,
      GpuId gpu,
      List<String> networks,
      int small,
      List<Integer> batchSizes,
      long seed) {
    public Suite {
      networks = List.copyOf(networks);
      batchSizes = List.copyOf(batchSizes);
    }

    RecordingSuite suite() {
      List<EngineId> engines =
          networks.stream()
              .map(each -> NetworkCatalogue.require(each).engine(Precision.FP16))
              .toList();
      return new RecordingSuite(
          engines.subList(0, Math.min(small, engines.size())), engines, batchSizes, seed);
    }
  }

  /// @param end no trial begins after it
  private record Slice(CampaignFolder campaigns, Instant end) {}

  /// How far a part is.
  ///
  /// @param measured combinations with at least one trial
  public record PartState(String name, int measured, int combinations, boolean complete) {}

  /// How far the suite is.
  ///
  /// @param recordings runs kept with their spans
  public record State(List<PartState> parts, int recordings, boolean complete) {
    public State {
      parts = List.copyOf(parts);
    }
  }

  /// The same on another device's measurements.
  public RecordSuiteStep on(MeasureStep other) {
    return new RecordSuiteStep(other, store, gpus, clock);
  }

  /// Goes on until the suite is complete or the slice is over. A folder that is empty becomes the
  /// project.
  ///
  /// @param slice time to begin new trials in; null = until complete
  /// @param resume whether the folder must have been begun
  /// @throws IllegalArgumentException when the folder has been begun and `resume` is false, or the
  ///   other way round
  public State record(Suite asked, @Nullable Duration slice, boolean resume, Progress progress) {
    Project project = project(asked, resume);
    List<RecordingSuite.Part> parts =
        asked.suite().parts(each -> measuring.fits(project, asked.gpu(), each));
    Instant end = slice == null ? Instant.MAX : clock.instant().plus(slice);
    List<PartState> states = new ArrayList<>();
    CampaignFolder campaigns = store.campaigns(asked.folder());
    try (var _ = campaigns.lock(clock.millis())) {
      for (int i = 0; i < parts.size(); i++) {
        Progress part = progress.part((double) i / parts.size(), (i + 1.0) / parts.size());
        states.add(part(project, asked, parts.get(i), new Slice(campaigns, end), part));
      }
    }
    boolean measured = states.stream().allMatch(PartState::complete);
    int recordings = measured ? recordings(project, asked, parts, progress) : 0;
    return new State(states, recordings, measured);
  }

  private Project project(Suite asked, boolean resume) {
    boolean begun = store.isProject(asked.folder());
    if (begun != resume) {
      throw new IllegalArgumentException(
          begun
              ? "%s was begun before. Go on with --resume, or choose an empty folder."
                  .formatted(asked.folder())
              : "There is nothing to resume in %s. Leave --resume out.".formatted(asked.folder()));
    }
    if (begun) {
      return store.open(asked.folder()).project();
    }
    GpuSpec gpu = gpus.require(Project.empty("none"), asked.gpu());
    List<Engine> engines = new ArrayList<>();
    List<EngineProfile> profiles = new ArrayList<>();
    for (String each : asked.networks()) {
      NetworkEntry network = NetworkCatalogue.require(each);
      engines.add(new Engine(network.engine(Precision.FP16), network.name(), Precision.FP16, null));
      asked
          .batchSizes()
          .forEach(
              batch -> profiles.add(ModelledEngines.profile(network, gpu, batch, Precision.FP16)));
    }
    Project project = Project.empty(gpu.name() + ", recorded").withEngines(engines, profiles);
    store.save(asked.folder(), project);
    return project;
  }

  private PartState part(
      Project project, Suite asked, RecordingSuite.Part part, Slice slice, Progress progress) {
    CampaignFolder campaigns = slice.campaigns();
    CampaignHeader header = measuring.header(project, request(asked, part.combinations()));
    Optional<CampaignFile> before = campaigns.find(header);
    Duration left = Duration.between(clock.instant(), slice.end());
    if (left.isNegative() || before.map(CampaignFile::isComplete).orElse(false)) {
      boolean complete = before.map(CampaignFile::isComplete).orElse(false);
      int done = before.map(each -> each.measurements().size()).orElse(0);
      return new PartState(part.name(), done, part.combinations().size(), complete);
    }
    try (CampaignJournal journal =
        before.map(campaigns::resume).orElseGet(() -> campaigns.create(header))) {
      CampaignResult result =
          measuring
              .campaign(project, asked.gpu())
              .run(
                  before.flatMap(CampaignFile::header).orElse(header),
                  journal,
                  slice.end().equals(Instant.MAX) ? null : left,
                  progress);
      return new PartState(
          part.name(),
          result.combinations().size(),
          part.combinations().size(),
          result.ending() == CampaignResult.Ending.COMPLETE);
    }
  }

  private static CampaignRequest request(Suite asked, List<Combination> combinations) {
    return new CampaignRequest(
        asked.gpu(),
        combinations,
        Protocol.WARM_UP_NANOS,
        Protocol.STOP,
        Protocol.REPEATS,
        asked.seed());
  }

  /// One combination of each part in turn, until there are a dozen.
  private int recordings(
      Project project, Suite asked, List<RecordingSuite.Part> parts, Progress progress) {
    int made = 0;
    for (int i = 0; made < RECORDED_RUNS && i < RECORDED_RUNS; i++) {
      for (RecordingSuite.Part part : parts) {
        if (made < RECORDED_RUNS && i < part.combinations().size()) {
          Path place = asked.folder().resolve("recordings/run-%02d".formatted(made++));
          if (!Files.exists(place)) {
            progress.report(-1, "Recording " + place.getFileName());
            watch(project, asked, part.combinations().get(i), place);
          }
        }
      }
    }
    return made;
  }

  private void watch(Project project, Suite asked, Combination combination, Path place) {
    RunRequest request =
        RunRequest.closedLoop(asked.gpu(), combination, 0, RECORDED_STOP, asked.seed()).traced(0);
    measuring
        .recordedTo(place, project.engines())
        .watch(project, request, new RunControl(), SpanSink.none(), Progress.none());
  }
}
