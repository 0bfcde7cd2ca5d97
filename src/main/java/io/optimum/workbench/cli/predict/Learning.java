package io.optimum.workbench.cli.predict;

import io.optimum.workbench.cli.measure.MeasurementLog;
import io.optimum.workbench.cli.option.DeviceOption;
import io.optimum.workbench.cli.terminal.Output;
import io.optimum.workbench.domain.evidence.CampaignRequest;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.profiling.journal.CampaignLock;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.Steps;
import io.optimum.workbench.workflow.campaign.MeasureStep;
import io.optimum.workbench.workflow.predict.TrainStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The training campaign and the training, journalled in the project's folder.
public final class Learning {
  private final Steps steps;
  private final Path folder;
  private final Output output;
  private final DeviceOption device;
  private final MeasureStep measuring;

  /// @param device on which is measured
  public Learning(Steps steps, Path folder, Output output, DeviceOption device) {
    this.steps = steps;
    this.folder = folder;
    this.output = output;
    this.device = device;
    measuring = device.on(steps.measuring()).ofFolder(() -> Optional.of(folder));
  }

  /// The project with the training campaign complete: on every GPU that has profiles, or on the one
  /// that the device is.
  public Project measure(Project project, long seed, Progress progress) {
    MeasurementLog journal =
        new MeasurementLog(steps.store().journal(folder), project.measurements(), output);
    List<Measurement> added = new ArrayList<>();
    List<GpuId> gpus = gpus(project);
    try (CampaignLock _ = steps.store().campaigns(folder).lock(System.currentTimeMillis())) {
      for (GpuId gpu : gpus) {
        CampaignRequest campaign = measuring.trainingCampaign(project, gpu, seed);
        measuring.campaign(project, campaign, journal.andThen(added::add), progress);
      }
    }
    return project.withMoreMeasurements(added);
  }

  public TrainedPredictor train(
      Project project, long seed, LossListener losses, Progress progress) {
    String version = measuring.capabilities(project, gpus(project).getFirst()).version();
    return steps.training().train(project, TrainStep.defaults(seed, version), losses, progress);
  }

  private List<GpuId> gpus(Project project) {
    List<GpuId> gpus =
        project.profiles().byKey().keySet().stream().map(key -> key.gpu()).distinct().toList();
    if (gpus.isEmpty()) {
      throw new IllegalArgumentException(
          "The project %s has no engine profiles to measure. Import some with `optimum import`."
              .formatted(project.name()));
    }
    if (device.isSimulated() && device.device.namedGpu().isEmpty()) {
      return gpus;
    }
    GpuId one = device.gpu(null, gpus::getFirst, steps.measuring(), project);
    if (!gpus.contains(one)) {
      throw new IllegalArgumentException(
          "The device's GPU is %s, and the project %s has profiles on %s only. Import engines for it, or `optimum carry` them."
              .formatted(one, project.name(), gpus));
    }
    return List.of(one);
  }
}
