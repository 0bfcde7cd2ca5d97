package io.optimum.workbench.ui;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Workbench;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.evidence.CampaignRequest;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.SearchOverhead;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.planner.search.SearchListener;
import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.project.PredictorFile;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.Steps;
import java.util.ArrayList;
import java.util.List;

/// A project as a user has it after an hour: engines, measurements, a predictor and a plan.
public final class SampleSession {
  public static final GpuId A100 = new GpuId("a100-80gb-pcie");
  private static final List<String> NETWORKS =
      List.of("resnet50", "vgg19", "mobilenetv2", "bert-base", "distilbert", "efficientnet-b0");

  private final Steps steps = Workbench.create().steps();

  public Steps steps() {
    return steps;
  }

  /// Modelled engines with demand and SLOs, nothing measured.
  public Project fresh() {
    Project empty = Project.empty("Mixed inference");
    GpuSpec gpu = steps.gpus().require(empty, A100);
    List<EngineProfile> profiles =
        TestData.sampleEngines(gpu).stream()
            .filter(each -> NETWORKS.stream().anyMatch(each.key().engine().value()::startsWith))
            .toList();
    List<Engine> engines =
        profiles.stream()
            .map(each -> each.key().engine())
            .distinct()
            .map(id -> new Engine(id, id.value(), Precision.FP16, null))
            .toList();
    List<ServiceTarget> targets = new ArrayList<>();
    targets.add(target(engines.getFirst().id(), 400, 15_000_000));
    targets.add(target(engines.getLast().id(), 150, 25_000_000));
    return empty.withEngines(engines, profiles).withSettings(empty.settings().withTargets(targets));
  }

  /// The same, measured, trained and planned.
  public Project complete(int combinations, int epochs) {
    Project measured = fresh().withMeasurements(measure(fresh(), combinations));
    TrainedPredictor trained =
        steps
            .training()
            .train(
                measured,
                new TrainRequest(42, 2, epochs, 0.2, "test"),
                LossListener.none(),
                Progress.none());
    Project ready = measured.withPredictor(new PredictorFile(trained.bytes()));
    List<Measurement> more = new ArrayList<>();
    Plan plan =
        steps
            .planning()
            .plan(
                ready,
                steps.planning().request(ready, 42),
                SearchListener.none(),
                more::add,
                Progress.none());
    return ready.withMoreMeasurements(more).withPlan(plan);
  }

  /// Measured and planned with the untrained predictor, which gives the same on every machine; what
  /// the search took is made up for the same reason.
  public Project planned(int combinations) {
    Project measured = fresh().withMeasurements(measure(fresh(), combinations));
    List<Measurement> more = new ArrayList<>();
    Plan plan =
        steps
            .planning()
            .plan(
                measured,
                steps.planning().request(measured, 42),
                SearchListener.none(),
                more::add,
                Progress.none());
    SearchOverhead took = plan.searchOverhead();
    return measured
        .withMoreMeasurements(more)
        .withPlan(
            new Plan(
                plan.request(),
                plan.gpus(),
                plan.stp(),
                plan.baselineStp(),
                plan.why(),
                plan.slacks(),
                plan.yardsticks(),
                plan.runnersUp(),
                new SearchOverhead(took.combinationsMeasured(), took.deviceSeconds(), 1.5),
                plan.provenance()));
  }

  /// Some combinations measured.
  public List<Measurement> measure(Project project, int combinations) {
    CampaignRequest all = steps.measuring().trainingCampaign(project, A100, 42);
    CampaignRequest some =
        CampaignRequest.once(
            A100,
            all.combinations().reversed().subList(0, combinations),
            all.warmUpNanos(),
            all.stop(),
            42);
    return steps.measuring().campaign(project, some, _ -> {}, Progress.none());
  }

  private static ServiceTarget target(EngineId engine, double rate, long sloNanos) {
    return new ServiceTarget(engine, new ArrivalProcess.Poisson(rate), sloNanos, 1);
  }
}
