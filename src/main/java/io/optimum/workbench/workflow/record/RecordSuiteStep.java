package io.optimum.workbench.workflow.record;

import io.optimum.workbench.device.DeviceFaultException;
import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.profiling.journal.CampaignFile;
import io.optimum.workbench.profiling.journal.CampaignFolder;
import io.optimum.workbench.profiling.journal.Journal;
import io.optimum.workbench.profiling.trial.CampaignException;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectStore;
import io.optimum.workbench.study.RecordingSuite.Part;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.campaign.CampaignFiles;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import io.optimum.workbench.workflow.engines.ImportStep;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Records a suite on one device, in slices that can be resumed, into a project folder: every trial
/// is on disk the moment it exists, and a dozen runs are kept with their spans.
///
/// A part that fails is named and left; the next one begins on a device opened anew. When that
/// fails too before anything is measured, the device is lost, and the rest is not begun.
public final class RecordSuiteStep {
  private final MeasureStep measuring;
  private final ImportStep importing;
  private final ProjectStore store;
  private final GpuLibrary gpus;
  private final InstantSource clock;

  /// @param measuring on the device to record
  public RecordSuiteStep(
      MeasureStep measuring,
      ImportStep importing,
      ProjectStore store,
      GpuLibrary gpus,
      InstantSource clock) {
    this.measuring = measuring;
    this.importing = importing;
    this.store = store;
    this.gpus = gpus;
    this.clock = clock;
  }

  /// What is asked for.
  ///
  /// @param folder of the project
  /// @param gpu that the device is
  /// @param networks in the catalogue, the small ones first
  /// @param engines folder of engines built for this GPU, or of ONNX files; null = networks only,
  ///   by their profiles
  /// @param batchSizes of each
  /// @param seed of draws and runs
  public record Suite(
      Path folder,
      GpuSpec gpu,
      List<String> networks,
      @Nullable Path engines,
      List<Integer> batchSizes,
      long seed) {
    public Suite {
      networks = List.copyOf(Require.notEmpty(networks, "networks"));
      batchSizes = List.copyOf(Require.notEmpty(batchSizes, "batchSizes"));
    }
  }

  /// How far a part is.
  ///
  /// @param measured combinations with at least one trial
  /// @param doubts what makes its trials doubtful, a sentence each
  /// @param failure why it stopped, or what it left out; null = nothing
  public record PartState(
      String name,
      int measured,
      int combinations,
      boolean complete,
      List<String> doubts,
      @Nullable String failure) {
    public PartState {
      doubts = List.copyOf(doubts);
    }

    static PartState of(Part part, int measured, boolean complete) {
      return new PartState(
          part.name(), measured, part.combinations().size(), complete, List.of(), null);
    }

    PartState doubted(List<String> sentences) {
      return new PartState(name, measured, combinations, complete, sentences, failure);
    }

    PartState unfinished() {
      return new PartState(name, measured, combinations, false, doubts, failure);
    }

    PartState failed(String why) {
      return new PartState(name, measured, combinations, false, doubts, why);
    }

    /// @param refused combinations that cannot run, and why
    PartState without(List<String> refused) {
      return refused.isEmpty()
          ? this
          : failed(
              "%d of %d combinations cannot be measured now; the others were. %s"
                  .formatted(refused.size(), combinations, refused.getFirst()));
    }
  }

  /// How far the suite is.
  ///
  /// @param recordings runs kept with their spans
  public record State(List<PartState> parts, int recordings, boolean complete) {
    public State {
      parts = List.copyOf(parts);
    }

    public boolean hasFailed() {
      return parts.stream().anyMatch(each -> each.failure() != null);
    }
  }

  /// The same on another device's measurements.
  public RecordSuiteStep on(MeasureStep other) {
    return new RecordSuiteStep(other, importing, store, gpus, clock);
  }

  /// Goes on until the suite is complete or the slice is over. A folder that is empty becomes the
  /// project.
  ///
  /// @param slice time to begin new trials in
  /// @param resume whether the folder must have been begun
  /// @throws IllegalArgumentException when the folder has been begun and `resume` is false, or the
  ///   other way round
  /// @throws CampaignException when it was begun on another GPU, or with another driver
  /// @throws io.optimum.workbench.workflow.campaign.SharedGpuException when others use the GPU, and
  ///   that was not allowed; then nothing is begun
  public State record(Suite asked, Duration slice, boolean resume, Progress progress) {
    Instant end = clock.instant().plus(slice);
    Supplier<Duration> left = () -> Duration.between(clock.instant(), end);
    Project first = project(asked, resume, progress);
    CampaignFolder campaigns = store.campaigns(asked.folder());
    try (var _ = campaigns.lock(clock.millis())) {
      Project begun = begun(asked, resume, first);
      requireSameMachine(campaigns, measuring.capabilities(begun, asked.gpu().id()).machine());
      List<PartState> states = new ArrayList<>();
      EnginesAlone alone = new EnginesAlone(new ProfileStep(withFiles(asked), importing), store);
      Project project = alone.measured(begun, asked, left, progress);
      alone.state().ifPresent(states::add);
      if (states.stream().allMatch(PartState::complete)) {
        return new Slice(project, asked, left, campaigns).record(states, progress);
      }
      return new State(states, 0, false);
    }
  }

  /// All parts are of one GPU and one driver.
  private static void requireSameMachine(CampaignFolder campaigns, GpuMachine machine) {
    for (CampaignFile each : campaigns.all()) {
      each.header().ifPresent(header -> CampaignFiles.requireSame(each, header.on(machine)));
    }
  }

  /// Writes nothing.
  private Project project(Suite asked, boolean resume, Progress progress) {
    requireBegun(asked.folder(), resume);
    Project project =
        resume
            ? store.open(asked.folder()).project()
            : SuiteProject.begin(asked, gpus, importing, progress);
    measuring.requireAlone(project, asked.gpu().id());
    return project;
  }

  /// Under the lock, as the last that had it has left the folder.
  private Project begun(Suite asked, boolean resume, Project first) {
    requireBegun(asked.folder(), resume);
    if (resume) {
      return store.open(asked.folder()).project();
    }
    store.save(asked.folder(), first);
    return first;
  }

  private void requireBegun(Path folder, boolean resume) {
    boolean begun = store.isProject(folder);
    if (begun != resume) {
      throw new IllegalArgumentException(
          begun
              ? "%s was begun before. Go on with --resume, or choose an empty folder."
                  .formatted(folder)
              : "There is nothing to resume in %s. Leave --resume out.".formatted(folder));
    }
  }

  private MeasureStep withFiles(Suite asked) {
    return measuring.ofFolder(() -> Optional.of(asked.folder()));
  }

  /// One slice of the suite.
  private final class Slice {
    private final Project project;
    private final Suite asked;
    private final Supplier<Duration> left;
    private final CampaignFolder campaigns;
    private final MeasureStep device;
    private final LostDevice lost = new LostDevice();

    Slice(Project project, Suite asked, Supplier<Duration> left, CampaignFolder campaigns) {
      this.project = project;
      this.asked = asked;
      this.left = left;
      this.campaigns = campaigns;
      device = withFiles(asked);
    }

    State record(List<PartState> states, Progress progress) {
      List<Part> parts = SuiteProject.suite(project, asked.gpu(), asked.seed()).parts(this::canRun);
      SuiteRecordings recordings = new SuiteRecordings(asked.folder(), parts);
      recordings.clear();
      SuiteMeasuring suite = new SuiteMeasuring(device, project, asked, left);
      int made = 0;
      for (int i = 0; i < parts.size(); i++) {
        Progress part = progress.step(i, parts.size());
        states.add(safely(parts.get(i), suite, recordings, i, part));
        made += recordings.made(i);
      }
      return new State(states, made, states.stream().allMatch(PartState::complete));
    }

    private boolean canRun(Combination combination) {
      return combination.deployments().stream()
              .allMatch(each ->
                  project
                      .profiles()
                      .find(each.engine(), asked.gpu().id(), each.batchSize())
                      .isPresent())
          && device.fits(project, asked.gpu().id(), combination);
    }

    private PartState safely(
        Part part, SuiteMeasuring suite, SuiteRecordings recordings, int index, Progress progress) {
      Journal journal = store.journal(asked.folder());
      int before = suite.measured(part, campaigns, journal);
      if (lost.isLost()) {
        return PartState.of(part, before, false);
      }
      try {
        PartState state =
            part.openLoop()
                ? suite.openLoop(part, journal, progress)
                : suite.closedLoop(part, campaigns, progress);
        lost.ended(state.measured() - before);
        if (state.measured() > 0) {
          recordings.record(index, suite, device, project, progress);
        }
        return recordings.isComplete(index) ? state : state.unfinished();
      } catch (CampaignException
          | IllegalArgumentException
          | DeviceFaultException
          | InfeasibleException e) {
        int measured = suite.measured(part, campaigns, journal);
        return PartState.of(part, measured, false).failed(lost.failed(e, measured - before));
      }
    }
  }
}
