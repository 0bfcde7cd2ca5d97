package io.optimum.workbench.workflow.record;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.CampaignRequest;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.domain.plan.InfeasibleException;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.profiling.Bench;
import io.optimum.workbench.profiling.journal.CampaignFile;
import io.optimum.workbench.profiling.journal.CampaignFolder;
import io.optimum.workbench.profiling.journal.CampaignJournal;
import io.optimum.workbench.profiling.journal.Journal;
import io.optimum.workbench.profiling.trial.CampaignHeader;
import io.optimum.workbench.profiling.trial.CampaignResult;
import io.optimum.workbench.profiling.trial.CombinationText;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.study.RecordingSuite.Part;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.campaign.CampaignFiles;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.campaign.Protocol;
import io.optimum.workbench.workflow.record.RecordSuiteStep.PartState;
import io.optimum.workbench.workflow.record.RecordSuiteStep.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Measures the parts of a suite, each from where it was left.
final class SuiteMeasuring {
  /// Share of the GPU's time that the open loop asks for, by the engines' latencies alone.
  private static final double LOAD_FRACTION = 0.7;

  private final MeasureStep measuring;
  private final Project project;
  private final Suite asked;
  private final Supplier<Duration> left;

  /// @param left time in which trials may begin
  SuiteMeasuring(MeasureStep measuring, Project project, Suite asked, Supplier<Duration> left) {
    this.measuring = measuring;
    this.project = project;
    this.asked = asked;
    this.left = left;
  }

  /// A part of saturating load: a campaign with repeats.
  PartState closedLoop(Part part, CampaignFolder campaigns, Progress progress) {
    CampaignHeader header = measuring.header(project, request(part.combinations()));
    Optional<CampaignFile> before = campaigns.find(header);
    before.ifPresent(file -> CampaignFiles.requireSame(file, header));
    boolean complete = before.map(CampaignFile::isComplete).orElse(false);
    if (complete || !left.get().isPositive()) {
      return PartState.of(part, measured(before), complete);
    }
    try (CampaignJournal journal =
        before.map(campaigns::resume).orElseGet(() -> campaigns.create(header))) {
      CampaignResult result =
          measuring
              .campaign(project, asked.gpu().id())
              .run(
                  before.flatMap(CampaignFile::header).orElse(header),
                  journal,
                  left.get(),
                  progress);
      List<String> refused =
          result.refused().stream()
              .map(each -> "%s %s".formatted(each.combination(), each.reason()))
              .toList();
      return PartState.of(
              part, result.combinations().size(), result.ending() == CampaignResult.Ending.COMPLETE)
          .without(refused)
          .doubted(result.doubtSentences());
    }
  }

  private static int measured(Optional<CampaignFile> file) {
    return file.map(each -> each.measurements().size()).orElse(0);
  }

  /// What is on disk of a part, for one that stopped.
  int measured(Part part, CampaignFolder campaigns, Journal journal) {
    return part.openLoop()
        ? part.combinations().size() - missing(part, journal).size()
        : measured(campaigns.find(measuring.header(project, request(part.combinations()))));
  }

  private CampaignRequest request(List<Combination> combinations) {
    return new CampaignRequest(
        asked.gpu().id(),
        combinations,
        Protocol.WARM_UP_NANOS,
        Protocol.STOP,
        Protocol.REPEATS,
        asked.seed());
  }

  /// A part whose inputs arrive by themselves: each combination once, beside its engines alone
  /// under the same arrivals.
  PartState openLoop(Part part, Journal journal, Progress progress) {
    List<RunRequest> missing = missing(part, journal);
    List<String> refused = new ArrayList<>();
    Set<String> doubts = new TreeSet<>();
    int done = part.combinations().size() - missing.size();
    if (missing.isEmpty() || !left.get().isPositive()) {
      return PartState.of(part, done, missing.isEmpty());
    }
    try (Bench bench = measuring.bench(project, asked.gpu().id())) {
      for (int i = 0; i < missing.size() && left.get().isPositive(); i++) {
        Progress one = progress.step(i, missing.size());
        try {
          Measurement measured =
              bench.measure(missing.get(i), new RunControl(), SpanSink.none(), one);
          journal.append(measured);
          doubts.addAll(measured.colocated().doubts());
          done++;
        } catch (InfeasibleException e) {
          refused.add(
              "%s cannot run: %s"
                  .formatted(CombinationText.of(missing.get(i).combination()), e.getMessage()));
        }
      }
    }
    return PartState.of(part, done, done == part.combinations().size())
        .without(refused)
        .doubted(List.copyOf(doubts));
  }

  private List<RunRequest> missing(Part part, Journal journal) {
    Set<RunRequest> known =
        journal.read().measurements().stream()
            .map(each -> each.colocated().request())
            .collect(Collectors.toSet());
    return part.combinations().stream()
        .map(this::request)
        .filter(each -> !known.contains(each))
        .toList();
  }

  RunRequest request(Part part, int combination) {
    Combination one = part.combinations().get(combination);
    return part.openLoop() ? request(one) : request(part.combinations()).run(one);
  }

  private RunRequest request(Combination combination) {
    List<Load> loads =
        combination.deployments().stream().map(each -> load(each, combination.size())).toList();
    return RunRequest.closedLoop(
            asked.gpu().id(), combination, Protocol.WARM_UP_NANOS, Protocol.STOP, asked.seed())
        .withLoads(loads);
  }

  private Load load(Deployment deployment, int deployments) {
    EngineProfile profile =
        project.profiles().require(deployment.engine(), asked.gpu().id(), deployment.batchSize());
    double batchesPerSecond = LOAD_FRACTION / deployments * 1e9 / profile.latencyNanos();
    return Load.queued(new ArrivalProcess.Poisson(batchesPerSecond * deployment.batchSize()));
  }
}
