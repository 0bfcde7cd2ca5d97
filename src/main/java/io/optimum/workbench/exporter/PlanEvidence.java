package io.optimum.workbench.exporter;

import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.run.SpanBatch;
import java.util.List;
import java.util.function.Consumer;

/// What an export may ask about a plan beyond the plan itself. Answers are made when asked for, and
/// may take their time.
public interface PlanEvidence {
  /// A measured combination beside what the predictor says of it.
  record Compared(CombinationPrediction predicted, Measurement measured) {}

  /// Every measured combination of the project that a prediction of slowdowns among streams can be
  /// held against: two engines or more that saturate them, whose profiles the project still has.
  List<Compared> compared();

  /// Every pair of the plan's engines, as the plan sets them, on the type of the plan's first GPU.
  List<CombinationPrediction> pairs();

  /// Runs what is planned for a GPU for a short time under full load and gives its spans.
  ///
  /// @throws IllegalArgumentException when the device cannot run it
  void trace(PlannedGpu gpu, Consumer<SpanBatch> spans);
}
