package io.optimum.workbench.ui.shell;

import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.folder.ExportChange;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.strategy.SettingsExplorer;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.ui.combinations.CombinationsView;
import io.optimum.workbench.ui.combinations.CombinationsViewModel;
import io.optimum.workbench.ui.degradation.DegradationView;
import io.optimum.workbench.ui.degradation.DegradationViewModel;
import io.optimum.workbench.ui.device.DeviceButton;
import io.optimum.workbench.ui.device.DeviceViewModel;
import io.optimum.workbench.ui.device.KnownHosts;
import io.optimum.workbench.ui.engines.EnginesView;
import io.optimum.workbench.ui.engines.EnginesViewModel;
import io.optimum.workbench.ui.engines.ImportViewModel;
import io.optimum.workbench.ui.export.ExportView;
import io.optimum.workbench.ui.export.ExportViewModel;
import io.optimum.workbench.ui.fx.FxTasks;
import io.optimum.workbench.ui.knobs.KnobsViewModel;
import io.optimum.workbench.ui.plan.Group;
import io.optimum.workbench.ui.plan.PlanView;
import io.optimum.workbench.ui.plan.PlanViewModel;
import io.optimum.workbench.ui.session.LiveRun;
import io.optimum.workbench.ui.session.Screen;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.FileDialogs;
import io.optimum.workbench.ui.session.file.ProjectFiles;
import io.optimum.workbench.ui.session.file.Recorder;
import io.optimum.workbench.ui.session.file.Recordings;
import io.optimum.workbench.ui.session.file.Relinking;
import io.optimum.workbench.ui.session.user.RecentProjects;
import io.optimum.workbench.ui.timeline.LiveView;
import io.optimum.workbench.ui.timeline.model.LiveViewModel;
import io.optimum.workbench.ui.timeline.model.SoloRuns;
import io.optimum.workbench.ui.timeline.model.TimelineViewModel;
import io.optimum.workbench.ui.timeline.span.SpanStore;
import io.optimum.workbench.ui.tradeoffs.TradeoffsView;
import io.optimum.workbench.ui.tradeoffs.TradeoffsViewModel;
import io.optimum.workbench.ui.welcome.WelcomeView;
import io.optimum.workbench.ui.welcome.WelcomeViewModel;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.plan.ExportStep;
import io.optimum.workbench.workflow.plan.PlanStep;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.layout.Region;

/// Makes the screens and hands each what it needs.
final class Screens {
  /// Settings predicted for a tradeoff: enough for a dense front of three engines, in a fraction of
  /// a second.
  private static final int EXPLORED_POINTS = 1500;

  private final Steps steps;
  private final MeasureStep measuring;
  private final DeviceButton device;
  private final Session session;
  private final FxTasks tasks;
  private final FileDialogs dialogs;
  private final ProjectFiles files;
  private final LiveRun live;
  private final Recordings recordings;
  private final WelcomeViewModel welcome;
  private final EnginesViewModel engines;
  private final LiveViewModel timeline;
  private final KnobsViewModel knobs;

  Screens(Session session, Steps steps, FxTasks tasks, WindowSetup setup) {
    KnownHosts hosts = new KnownHosts(setup.folders().recent().resolveSibling("hosts.txt"));
    DeviceViewModel devices =
        new DeviceViewModel(session, steps.measuring(), hosts, tasks, steps.gpuTools().machines());
    device = new DeviceButton(devices);
    measuring = devices.measuring();
    this.steps = steps;
    this.session = session;
    this.tasks = tasks;
    dialogs = setup.dialogs();
    files = new ProjectFiles(session, steps.store(), tasks, setup.folders().drafts());
    new Relinking(session, setup.dialogs(), tasks);
    live = new LiveRun(session, off -> LiveRun.Runner.of(measuring.without(off)), tasks);
    recordings = newRecordings();
    welcome = welcome(setup);
    engines = newEngines();
    timeline = timeline(new TimelineViewModel(new SpanStore(), setup.worker()));
    timeline.realGpuProperty().bind(devices.realGpu());
    knobs = new KnobsViewModel(session, live);
  }

  private Recordings newRecordings() {
    return new Recordings(
        live, session, new Recordings.Steps(measuring, steps.replaying(), dialogs), tasks);
  }

  private WelcomeViewModel welcome(WindowSetup setup) {
    return new WelcomeViewModel(
        session,
        files,
        new RecentProjects(setup.folders().recent()),
        setup.dialogs(),
        setup.samples());
  }

  private EnginesViewModel newEngines() {
    return new EnginesViewModel(
        session,
        new ImportViewModel.Steps(steps.importing(), steps.tracing(), steps.gpus(), this::home),
        dialogs,
        tasks);
  }

  private ImportViewModel.Home home() {
    Recorder recorder = files.recorder();
    return new ImportViewModel.Home(recorder.folder(), recorder);
  }

  DeviceButton device() {
    return device;
  }

  ProjectFiles files() {
    return files;
  }

  LiveRun live() {
    return live;
  }

  Recordings recordings() {
    return recordings;
  }

  WelcomeViewModel welcome() {
    return welcome;
  }

  EnginesViewModel engines() {
    return engines;
  }

  private CombinationsViewModel combinations() {
    return new CombinationsViewModel(
        session,
        new CombinationsViewModel.Steps(steps.predicting(), measuring, steps.gpus(), files, live),
        tasks);
  }

  KnobsViewModel knobs() {
    return knobs;
  }

  /// The nodes of a screen. What is behind a screen that is first looked at now begins now, so that
  /// the window opens without predicting what nobody sees.
  Region view(Screen screen) {
    return switch (screen) {
      case WELCOME -> new WelcomeView(welcome, engines::chooseFiles);
      case ENGINES -> new EnginesView(engines);
      case COMBINATIONS -> new CombinationsView(combinations(), engines::chooseFiles);
      case TIMELINE -> new LiveView(timeline);
      case DEGRADATION -> new DegradationView(degradation(), engines::chooseFiles);
      case TRADEOFFS -> new TradeoffsView(tradeoffs(), knobs.waiting());
      case PLAN -> new PlanView(plan(), engines::chooseFiles);
      case EXPORT -> new ExportView(export());
    };
  }

  private LiveViewModel timeline(TimelineViewModel lanes) {
    return new LiveViewModel(
        session,
        live,
        lanes,
        recordings,
        request -> measuring.capabilities(session.project(), request.gpu()),
        new SoloRuns(session, LiveRun.Runner.of(measuring), steps.predicting(), tasks));
  }

  private DegradationViewModel degradation() {
    return new DegradationViewModel(
        session,
        new DegradationViewModel.Steps(
            steps.predicting(), measuring, steps.training(), files, dialogs),
        tasks);
  }

  private TradeoffsViewModel tradeoffs() {
    return new TradeoffsViewModel(
        session,
        new TradeoffsViewModel.Steps(
            SettingsExplorer.standard(EXPLORED_POINTS),
            steps.predicting(),
            steps.gpus(),
            measuring,
            files),
        tasks);
  }

  private PlanViewModel plan() {
    PlanStep planning = steps.planning();
    return new PlanViewModel(
        session,
        new PlanViewModel.Steps(
            planning::request,
            (project, request, improved, recorder, progress) ->
                planning.plan(project, request, improved::improved, recorder, progress),
            (project, plan, groups, progress) ->
                planning.rescore(
                    project,
                    plan,
                    groups.stream().map(Group::gpu).toList(),
                    groups.stream().map(each -> Combination.ofStreams(each.deployments())).toList(),
                    progress),
            files),
        tasks);
  }

  private ExportViewModel export() {
    return new ExportViewModel(session, new StepExporting(steps.exporting()), tasks, dialogs);
  }

  private record StepExporting(ExportStep step) implements ExportViewModel.Exporting {
    @Override
    public List<String> targets() {
      return step.targets();
    }

    @Override
    public String title(String target) {
      return step.title(target);
    }

    @Override
    public ExportBundle preview(Project project, Path projectFolder, String target) {
      return step.preview(project, projectFolder, target);
    }

    @Override
    public List<ExportChange> changes(ExportBundle bundle, Path folder) {
      return step.changes(bundle, folder);
    }

    @Override
    public void write(ExportBundle bundle, Path folder, Progress progress) {
      step.write(bundle, folder, progress);
    }
  }
}
