package io.optimum.workbench.cli.predict;

import io.optimum.workbench.predictor.PredictionError;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.predictor.TrainedPredictor;
import java.util.SortedMap;

/// What `train --json` prints.
public record TrainJson(
    String predictor,
    String split,
    int trainingRows,
    int heldOutRows,
    SortedMap<String, PredictionError> heldOutErrors,
    double coverageFraction,
    long seed) {

  public static TrainJson of(TrainedPredictor predictor, long seed) {
    PredictorReport report = predictor.report();
    return new TrainJson(
        predictor.name(),
        report.split(),
        report.trainingRows(),
        report.heldOutRows(),
        report.errors(),
        report.coverageFraction(),
        seed);
  }
}
