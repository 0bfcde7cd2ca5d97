package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.domain.run.OutputAgreement;
import java.util.ArrayList;
import java.util.List;

/// Outputs of one run: kept when an engine ran alone on one stream, compared when others ran beside
/// it. Read once the run is over, from the last inference of each context. Thread-safe.
final class OutputCheck {
  private final SoloOutputs solo;
  private final boolean alone;
  private final List<OutputAgreement> found = new ArrayList<>();

  /// @param alone whether the run has one stream
  OutputCheck(SoloOutputs solo, boolean alone) {
    this.solo = solo;
    this.alone = alone;
  }

  /// Called on the thread that enqueued, when the lane is idle and still open.
  void look(Lane lane) {
    lane.outputs().forEach(this::look);
  }

  private synchronized void look(LoadedEngine engine, double[] outputs) {
    if (alone) {
      solo.keep(engine.profile().key(), outputs);
    } else {
      found.add(solo.compare(engine.profile().key(), outputs));
    }
  }

  synchronized OutputAgreement agreement() {
    if (alone) {
      return new OutputAgreement.NotCompared("It ran alone.");
    }
    return found.isEmpty()
        ? new OutputAgreement.NotCompared("The engines are re-enacted: they compute nothing.")
        : OutputAgreement.of(found);
  }
}
