package io.optimum.workbench.cli.predict;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import java.util.List;
import java.util.stream.IntStream;

/// What `predict --json` prints.
record PredictJson(
    String gpu,
    List<DeploymentJson> deployments,
    Interval stp,
    double antt,
    boolean outsideTraining,
    String predictor,
    String provenance) {

  record DeploymentJson(
      String engine, int batchSize, double soloLatencyNanos, double slowdown, Interval interval) {}

  static PredictJson of(CombinationPrediction prediction) {
    return new PredictJson(
        prediction.gpu().value(),
        IntStream.range(0, prediction.slowdowns().size())
            .mapToObj(i -> one(prediction, i))
            .toList(),
        prediction.stp(),
        prediction.antt(),
        prediction.outsideTraining(),
        prediction.predictor(),
        Provenance.PREDICTED.word());
  }

  private static DeploymentJson one(CombinationPrediction prediction, int index) {
    var deployment = prediction.combination().deployments().get(index);
    Interval slowdown = prediction.slowdowns().get(index);
    return new DeploymentJson(
        deployment.engine().value(),
        deployment.batchSize(),
        prediction.soloLatencyNanos().get(index),
        slowdown.mid(),
        slowdown);
  }
}
