package io.optimum.workbench.ui.combinations;

import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.ui.control.Figure;
import io.optimum.workbench.ui.control.FigureRow;
import io.optimum.workbench.ui.style.Format;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// STP and ANTT of the chosen combination, predicted and measured.
final class CombinationFigures {
  private final Figure predictedStp = new Figure("Predicted STP");
  private final Figure predictedAntt = new Figure("Predicted ANTT");
  private final Figure measuredStp = new Figure("Measured STP");
  private final Figure measuredAntt = new Figure("Measured ANTT");

  CombinationFigures(CombinationsViewModel model) {
    predictedStp.setId("predicted-stp");
    measuredStp.setId("measured-stp");
    model.predictionProperty().subscribe(this::show);
    model.measurementProperty().subscribe(this::show);
  }

  FigureRow node() {
    return new FigureRow(predictedStp, measuredStp, predictedAntt, measuredAntt);
  }

  private void show(@Nullable CombinationPrediction prediction) {
    if (prediction == null) {
      predictedStp.show(Format.UNKNOWN, "", Optional.empty());
      predictedAntt.show(Format.UNKNOWN, "", Optional.empty());
      return;
    }
    Interval stp = prediction.stp();
    Optional<Provenance> from = Optional.of(Provenance.PREDICTED);
    String doubt = prediction.outsideTraining() ? " · outside the training range" : "";
    predictedStp.show(Format.number(stp.mid()), interval(stp) + doubt, from);
    predictedAntt.show(Format.slowdown(prediction.antt()), prediction.predictor(), from);
  }

  private static String interval(Interval stp) {
    return stp.low() == stp.high()
        ? "no interval: the predictor is not trained"
        : Format.number(stp.low()) + " to " + Format.number(stp.high());
  }

  private void show(@Nullable Measurement measurement) {
    if (measurement == null) {
      measuredStp.show(Format.UNKNOWN, "not measured yet", Optional.empty());
      measuredAntt.show(Format.UNKNOWN, "not measured yet", Optional.empty());
      return;
    }
    Optional<Provenance> from = Optional.of(measurement.colocated().provenance());
    int samples =
        measurement.colocated().deployments().stream()
            .mapToInt(each -> each.latency().sampleCount())
            .sum();
    String count = "n = " + Format.count(samples) + " inferences";
    measuredStp.show(Format.number(measurement.stp()), count, from);
    measuredAntt.show(
        Format.slowdown(measurement.antt()),
        measurement.colocated().converged() ? count : count + ", not converged",
        from);
  }
}
