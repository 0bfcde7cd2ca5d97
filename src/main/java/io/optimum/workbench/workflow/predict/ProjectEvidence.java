package io.optimum.workbench.workflow.predict;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlannedDeployment;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.exporter.PlanEvidence;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What a project knows about its plan beyond the plan itself: answered by its predictor, its
/// measurements and its device.
public final class ProjectEvidence implements PlanEvidence {
  private static final long WARM_UP_NANOS = 10_000_000;

  /// Of a trace: four inferences of every engine under full load, within two seconds. Few enough to
  /// look through; engines that wait for requests would show little of how they share.
  private static final StopRule STOP = new StopRule(1, 4, 2_000_000_000);

  private final Project project;
  private final Plan plan;
  private final MeasureStep measuring;
  private final PredictStep predicting;

  public ProjectEvidence(
      Project project, Plan plan, MeasureStep measuring, PredictStep predicting) {
    this.project = project;
    this.plan = plan;
    this.measuring = measuring;
    this.predicting = predicting;
  }

  @Override
  public List<Compared> compared() {
    return project.measurements().stream()
        .filter(Measurement::isOfSaturatedStreams)
        .filter(each -> each.combination().size() > 1)
        .filter(project.profiles()::areOf)
        .map(each -> new Compared(predict(each.gpu(), each.combination()), each))
        .toList();
  }

  @Override
  public List<CombinationPrediction> pairs() {
    PlannedGpu first = plan.gpus().getFirst();
    List<Deployment> engines = List.copyOf(profiled(first.gpu()));
    List<CombinationPrediction> pairs = new ArrayList<>();
    for (int i = 0; i < engines.size(); i++) {
      for (int j = i; j < engines.size(); j++) {
        pairs.add(
            predict(first.gpu(), Combination.ofStreams(List.of(engines.get(i), engines.get(j)))));
      }
    }
    return pairs;
  }

  /// The plan's engines that have a profile on a GPU, each once, at full share and unpaced.
  private Collection<Deployment> profiled(GpuId gpu) {
    Map<EngineId, Deployment> engines = new LinkedHashMap<>();
    plan.gpus().stream()
        .flatMap(each -> each.deployments().stream())
        .map(PlannedDeployment::deployment)
        .map(each -> Deployment.of(each.engine(), each.batchSize()))
        .filter(each -> project.profiles().find(each.engine(), gpu, each.batchSize()).isPresent())
        .forEach(each -> engines.putIfAbsent(each.engine(), each));
    return engines.values();
  }

  private CombinationPrediction predict(GpuId gpu, Combination combination) {
    return predicting.predict(project, gpu, combination);
  }

  @Override
  public void trace(PlannedGpu gpu, Consumer<SpanBatch> spans) {
    RunRequest request =
        RunRequest.closedLoop(
                gpu.gpu(), gpu.combination(), WARM_UP_NANOS, STOP, plan.request().seed())
            .traced(0);
    measuring.watch(project, request, new RunControl(), spans::accept, Progress.none());
  }
}
