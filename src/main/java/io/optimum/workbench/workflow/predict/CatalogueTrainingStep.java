package io.optimum.workbench.workflow.predict;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.evidence.CampaignRequest;
import io.optimum.workbench.domain.evidence.Profiles;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.network.ModelledEngines;
import io.optimum.workbench.network.NetworkCatalogue;
import io.optimum.workbench.network.NetworkEntry;
import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.profiling.TrainingSample;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.project.ProjectSettings;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.campaign.Protocol;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Trains the predictor that ships: on every network of the catalogue, modelled on several GPUs,
/// measured together on simulated ones.
public final class CatalogueTrainingStep {
  /// GPUs of four generations, with and without much bandwidth.
  public static final List<GpuId> GPUS =
      List.of(new GpuId("a100-80gb-pcie"), new GpuId("h100-sxm"), new GpuId("l4"), new GpuId("t4"));

  private static final List<Integer> BATCHES = List.of(1, 4, 16);

  private static final int PAIRS = 240;
  private static final int LARGER = 240;
  private static final int LARGEST = 4;

  private final MeasureStep measuring;
  private final TrainStep training;
  private final GpuLibrary gpus;

  public CatalogueTrainingStep(MeasureStep measuring, TrainStep training, GpuLibrary gpus) {
    this.measuring = measuring;
    this.training = training;
    this.gpus = gpus;
  }

  /// Blocks until measured and trained: about two minutes on two idle cores.
  public TrainedPredictor train(long seed, LossListener losses, Progress progress) {
    Project project = catalogue();
    Progress measured = progress.part(0, 0.6);
    for (int i = 0; i < GPUS.size(); i++) {
      CampaignRequest campaign = campaign(project, GPUS.get(i), seed + i);
      project =
          project.withMoreMeasurements(
              measuring.campaign(project, campaign, _ -> {}, measured.step(i, GPUS.size())));
    }
    String version = measuring.capabilities(project, GPUS.getFirst()).version();
    TrainRequest usual = TrainStep.defaults(seed, version);
    return training.train(project, usual, losses, progress.part(0.6, 1));
  }

  /// Fewer per GPU than a project measures: there are several.
  private CampaignRequest campaign(Project project, GpuId gpu, long seed) {
    List<EngineId> engines = project.engines().stream().map(Engine::id).toList();
    List<Combination> combinations =
        new TrainingSample(engines, gpu, project.profiles())
            .draw(PAIRS, LARGER, LARGEST, new SplittableRandom(seed)).stream()
                .filter(each -> measuring.fits(project, gpu, each))
                .toList();
    return CampaignRequest.once(gpu, combinations, Protocol.WARM_UP_NANOS, Protocol.STOP, seed);
  }

  private Project catalogue() {
    Project empty = Project.empty("Modelled catalogue");
    List<EngineProfile> profiles = new ArrayList<>();
    for (GpuId id : GPUS) {
      GpuSpec gpu = gpus.require(empty, id);
      for (NetworkEntry network : NetworkCatalogue.all()) {
        for (int batch : BATCHES) {
          profiles.add(ModelledEngines.profile(network, gpu, batch, Precision.FP16));
        }
      }
    }
    return new Project(
        empty.name(),
        "",
        ProjectSettings.defaults(),
        NetworkCatalogue.all().stream()
            .map(each -> new Engine(each.engine(Precision.FP16), each.name(), Precision.FP16, null))
            .toList(),
        Profiles.of(profiles),
        List.of(),
        List.of(),
        null,
        null);
  }
}
