package io.optimum.workbench.predictor.mlp;

import io.optimum.workbench.predictor.LossListener;
import io.optimum.workbench.predictor.PredictorTrainer;
import io.optimum.workbench.predictor.TrainRequest;
import io.optimum.workbench.predictor.TrainedPredictor;
import io.optimum.workbench.predictor.TrainingExample;
import io.optimum.workbench.predictor.regression.Learner;
import io.optimum.workbench.predictor.regression.LinearRegression;
import io.optimum.workbench.predictor.regression.NearestNeighbours;
import io.optimum.workbench.predictor.regression.RandomForest;
import io.optimum.workbench.task.Progress;
import java.util.List;

/// Corrects the kernel round-robin prior by an ensemble of small networks, trained with DJL.
///
/// What is stated is what is used: the networks never see the held-out combinations, and the report
/// is about the very weights returned. They are not trained again on everything; a request with a
/// held-out fraction of 0 trains on all rows and reports the cross-validation instead.
///
/// Whether the networks are used at all is decided by cross-validation within the training rows;
/// its errors also calibrate the intervals. The constants of the laws are fitted on all training
/// rows before, folds included.
///
/// Bit for bit repeatable on one machine while PyTorch runs on one thread
/// (`ai.djl.pytorch.num_threads=1`, as the launchers set it).
public final class MlpTrainer implements PredictorTrainer {
  /// General learners that stand beside as baselines; each sees the feature schema.
  private static final List<Learner> JUDGES =
      List.of(new NearestNeighbours(), new LinearRegression(), new RandomForest());

  @Override
  public TrainedPredictor train(
      TrainRequest request,
      List<TrainingExample> examples,
      LossListener losses,
      Progress progress) {
    Training training = new Training(request, Dataset.usable(examples), JUDGES, losses, progress);
    return new MlpPredictor(training.run());
  }

  @Override
  public TrainedPredictor load(byte[] bytes) {
    return new MlpPredictor(MlpFile.read(bytes));
  }
}
