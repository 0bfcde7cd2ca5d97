package io.optimum.workbench.workflow.plan;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.ObjectiveTerm;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.planner.Planner;
import io.optimum.workbench.planner.WhatIf;
import io.optimum.workbench.planner.score.Evaluation;
import io.optimum.workbench.planner.search.SearchListener;
import io.optimum.workbench.planner.space.Candidate;
import io.optimum.workbench.planner.space.Candidate.Placement;
import io.optimum.workbench.planner.space.PlanContext;
import io.optimum.workbench.profiling.CampaignMeasurer;
import io.optimum.workbench.profiling.PlanHeader;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectSettings;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.campaign.Protocol;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import io.optimum.workbench.workflow.predict.PredictStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Plans a project's engines onto GPUs: searched by prediction, the best measured.
public final class PlanStep {
  private static final int EVALUATIONS = 20_000;
  private final Planner planner;
  private final MeasureStep measuring;
  private final PredictStep predicting;
  private final GpuLibrary gpus;
  private final List<Measurement> remembered;

  public PlanStep(Planner planner, MeasureStep measuring, PredictStep predicting, GpuLibrary gpus) {
    this(planner, measuring, predicting, gpus, List.of());
  }

  private PlanStep(
      Planner planner,
      MeasureStep measuring,
      PredictStep predicting,
      GpuLibrary gpus,
      List<Measurement> remembered) {
    this.planner = planner;
    this.measuring = measuring;
    this.predicting = predicting;
    this.gpus = gpus;
    this.remembered = remembered;
  }

  /// The same, with the best measured on another device.
  public PlanStep on(MeasureStep other) {
    return new PlanStep(planner, other, predicting, gpus, remembered);
  }

  /// The same, going on where a plan was stopped: what it had measured by then is not measured
  /// again, and is learned from in the same order.
  ///
  /// @param since measured since it was begun
  public PlanStep remembering(List<Measurement> since) {
    return new PlanStep(planner, measuring, predicting, gpus, since);
  }

  /// What makes a plan the one it is.
  ///
  /// @param journalled measurements in the project's journal by now
  public PlanHeader header(Project project, PlanRequest request, int journalled) {
    return PlanHeader.of(
        request,
        project.profiles(),
        predicting.predictor(project).name(),
        gpu -> measuring.capabilities(project, gpu),
        journalled);
  }

  /// What the project's settings ask for. Engines without a target are saturating, without SLO;
  /// with no GPUs named, there is one of the profiles' type per engine.
  public PlanRequest request(Project project, long seed) {
    ProjectSettings settings = project.settings();
    List<ServiceTarget> targets = targets(project);
    return new PlanRequest(
        targets,
        settings.gpus().isEmpty() ? gpusOfProfiles(project, targets) : settings.gpus(),
        settings.objective(),
        settings.maxEnginesPerGpu(),
        settings.memoryHeadroomFraction(),
        List.of(),
        settings.measureTop(),
        EVALUATIONS,
        seed);
  }

  /// Blocks until planned.
  ///
  /// @param recorder is given each new measurement the moment it exists
  /// @throws io.optimum.workbench.domain.plan.InfeasibleException when no plan meets the
  ///   constraints
  /// @throws io.optimum.workbench.domain.plan.PlanStoppedException when it is stopped, with the
  ///   best plan so far: of those measured, where one was
  /// @throws java.util.concurrent.CancellationException when it is stopped before there is a plan
  public Plan plan(
      Project project,
      PlanRequest request,
      SearchListener listener,
      Consumer<Measurement> recorder,
      Progress progress) {
    try (CampaignMeasurer measurer = measurer(project, recorder)) {
      return planner.session(request, context(project, measurer), listener, progress).run(progress);
    }
  }

  private CampaignMeasurer measurer(Project project, Consumer<Measurement> recorder) {
    return new CampaignMeasurer(
        gpu -> measuring.bench(project, gpu),
        Stream.concat(project.measurements().stream(), remembered.stream()).toList(),
        recorder,
        Protocol.WARM_UP_NANOS,
        Protocol.STOP);
  }

  private PlanContext context(Project project, CampaignMeasurer measurer) {
    return PlanContext.of(
        gpus.of(project), project.profiles(), predicting.predictor(project), measurer);
  }

  /// The plan with its engines assigned by hand: predicted anew, by the same measure, with the
  /// slack of every constraint; about 10 ms per GPU. What it is held against stays.
  ///
  /// @param gpuTypes type of each GPU
  /// @param combinations what runs on each
  /// @throws IllegalArgumentException when an engine cannot run where it is put
  public Plan rescore(
      Project project,
      Plan plan,
      List<GpuId> gpuTypes,
      List<Combination> combinations,
      Progress progress) {
    PlanContext context =
        PlanContext.of(gpus.of(project), project.profiles(), predicting.predictor(project), null);
    List<Placement> placements = new ArrayList<>();
    for (int i = 0; i < gpuTypes.size(); i++) {
      placements.add(new Placement(gpuTypes.get(i), combinations.get(i)));
    }
    Evaluation judged = WhatIf.judge(plan.request(), context, placements, progress);
    List<ObjectiveTerm> why = new ArrayList<>(judged.terms());
    why.add(
        new ObjectiveTerm(
            "Changed by hand",
            judged.stp() / plan.stp() - 1,
            "fraction",
            "STP per GPU against the plan before the change; every number is predicted anew."));
    return new Plan(
        plan.request(),
        asPlaced(judged, placements),
        judged.stp(),
        plan.baselineStp(),
        why,
        judged.slacks(),
        plan.yardsticks(),
        plan.runnersUp(),
        plan.searchOverhead(),
        judged.provenance());
  }

  /// A candidate sorts its GPUs; a person finds them where they were.
  private static List<PlannedGpu> asPlaced(Evaluation judged, List<Placement> placements) {
    List<Placement> sorted = new Candidate(placements).placements();
    List<PlannedGpu> gpus = new ArrayList<>();
    for (Placement each : placements) {
      gpus.add(judged.gpus().get(sorted.indexOf(each)).withOrdinal(gpus.size()));
    }
    return gpus;
  }

  private static List<ServiceTarget> targets(Project project) {
    Map<EngineId, ServiceTarget> targets = new TreeMap<>();
    project.settings().targets().forEach(target -> targets.put(target.engine(), target));
    return project.engines().stream()
        .filter(engine -> !project.profiles().gpus(engine.id()).isEmpty())
        .map(engine -> targets.getOrDefault(engine.id(), ServiceTarget.none(engine.id())))
        .toList();
  }

  /// One GPU per engine, each of the first type on which the engine is profiled.
  private static List<GpuCount> gpusOfProfiles(Project project, List<ServiceTarget> targets) {
    if (targets.isEmpty()) {
      throw new IllegalArgumentException(
          "The project %s has no engine with a profile. Import some with `optimum import`."
              .formatted(project.name()));
    }
    Map<GpuId, Integer> counts = new TreeMap<>();
    targets.forEach(target ->
        counts.merge(project.profiles().gpus(target.engine()).getFirst(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(each -> new GpuCount(each.getKey(), each.getValue()))
        .toList();
  }
}
