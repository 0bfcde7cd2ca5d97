package io.optimum.workbench.predictor;

import io.optimum.workbench.task.Progress;
import java.util.List;

/// Learns a predictor from measured combinations.
public interface PredictorTrainer {
  /// Blocks until trained. The same request and examples give the same predictor.
  ///
  /// @param losses is told the loss after every epoch, on the calling thread
  /// @throws IllegalArgumentException when there are too few examples, or targets are not finite
  TrainedPredictor train(
      TrainRequest request, List<TrainingExample> examples, LossListener losses, Progress progress);

  /// Reads a predictor back.
  ///
  /// @param bytes what [TrainedPredictor#bytes] gave
  /// @throws IllegalArgumentException when they are of another feature schema, or damaged
  TrainedPredictor load(byte[] bytes);
}
