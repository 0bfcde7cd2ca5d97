package io.optimum.workbench.ui.degradation;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.predictor.PredictorReport;
import io.optimum.workbench.ui.session.ShortNames;
import io.optimum.workbench.ui.session.Titles;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One deployment of one measured combination.
///
/// @param measurement of which it is part
/// @param index of the deployment
/// @param predicted its predicted slowdown; null = cannot be predicted any more
/// @param heldOut whether it was kept from training to state the error of the predictor in use
record Row(Measurement measurement, int index, @Nullable Interval predicted, boolean heldOut) {
  private static final int BATCH_ROOM = 7;

  /// @param report of the predictor in use; null = it was not trained on this project
  static Row of(
      Measurement measurement,
      int index,
      @Nullable CombinationPrediction prediction,
      @Nullable PredictorReport report) {
    return new Row(
        measurement,
        index,
        prediction == null ? null : prediction.slowdowns().get(index),
        report != null
            && report.isHeldOut(
                measurement.gpu(),
                measurement.combination(),
                index,
                measurement.slowdowns().get(index)));
  }

  Deployment deployment() {
    return measurement.combination().deployments().get(index);
  }

  boolean isPair() {
    return measurement.combination().size() == 2;
  }

  DeploymentResult solo() {
    return measurement.solo().get(index);
  }

  DeploymentResult colocated() {
    return measurement.colocated().deployments().get(index);
  }

  double measured() {
    return measurement.slowdowns().get(index);
  }

  /// 95 % half-width of the measured slowdown.
  double measuredHalfWidth() {
    return measurement.slowdownHalfWidths().get(index);
  }

  /// Predicted over measured, minus one; NaN while there is no prediction.
  double errorFraction() {
    return predicted == null ? Double.NaN : predicted.mid() / measured() - 1;
  }

  Provenance provenance() {
    return measurement.colocated().provenance();
  }

  /// What makes its numbers doubtful: a GPU that others used, or that was too hot.
  List<String> doubts() {
    return measurement.colocated().conditions().doubts();
  }

  /// The other deployments, for people.
  String beside() {
    return besides().map(Titles::of).collect(Collectors.joining(" + "));
  }

  /// The same, for a column.
  ///
  /// @param room letters there is room for
  String beside(ShortNames names, int room) {
    int letters = room / Math.max(1, measurement.combination().size() - 1) - BATCH_ROOM;
    return besides()
        .map(each -> names.of(each.engine(), letters) + " b" + each.batchSize())
        .collect(Collectors.joining(" + "));
  }

  private Stream<Deployment> besides() {
    return IntStream.range(0, measurement.combination().size())
        .filter(each -> each != index)
        .mapToObj(measurement.combination().deployments()::get);
  }
}
