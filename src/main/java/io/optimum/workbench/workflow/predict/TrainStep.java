package io.optimum.workbench.workflow.predict;

import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.PredictorTrainer;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.util.List;

/// Trains a predictor from a project's measurements.
public final class TrainStep {
  private final PredictorTrainer trainer;
  private final GpuLibrary gpus;

  public TrainStep(PredictorTrainer trainer, GpuLibrary gpus) {
    this.trainer = trainer;
    this.gpus = gpus;
  }

  /// Five networks, a fifth of the combinations held out.
  public static TrainRequest defaults(long seed, String simulatorVersion) {
    return new TrainRequest(seed, 5, 300, 0.2, simulatorVersion);
  }

  /// Blocks until trained.
  public TrainedPredictor train(
      Project project, TrainRequest request, LossListener losses, Progress progress) {
    return trainer.train(request, examples(project), losses, progress);
  }

  /// The measurements of the very profiles that the project has, with slowdowns observed among
  /// streams under saturating load.
  public List<TrainingExample> examples(Project project) {
    return new Examples(gpus).of(project);
  }
}
