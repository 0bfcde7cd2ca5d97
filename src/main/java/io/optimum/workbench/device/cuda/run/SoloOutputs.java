package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.run.OutputAgreement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What engines computed when they ran alone, to hold against what they compute beside others.
/// Thread-safe; kept for as long as the device is open.
///
/// The data of an inference are always the same. In another order of summation, 16 bits of which 11
/// are significant differ in their last places; a kernel that reads what another one wrote differs
/// by as much as the numbers themselves.
public final class SoloOutputs {
  /// Largest difference allowed, as a fraction of the engine's largest output: some twenty units in
  /// the last place of 16-bit numbers (IEEE 754 binary16: 2^-11 each).
  private static final double TOLERANCE = 0.01;

  private final Map<ProfileKey, double[]> alone = new HashMap<>();

  /// Keeps what an engine computed alone.
  synchronized void keep(ProfileKey engine, double[] outputs) {
    alone.put(engine, outputs.clone());
  }

  /// Compares the outputs of one context.
  synchronized OutputAgreement compare(ProfileKey engine, double[] outputs) {
    double @Nullable [] expected = alone.get(engine);
    if (expected == null) {
      return new OutputAgreement.NotCompared(
          "%s has not run alone on this device before.".formatted(engine));
    }
    double difference = difference(expected, outputs);
    return difference <= TOLERANCE
        ? new OutputAgreement.Agreed(1, difference)
        : new OutputAgreement.Differed(engine.engine(), engine.batchSize(), words(difference));
  }

  private static String words(double difference) {
    return Double.isInfinite(difference)
        ? "other outputs are there, or no numbers"
        : "outputs differ by %.2g of the largest, and %.2g is allowed"
            .formatted(difference, TOLERANCE);
  }

  /// The largest difference over the largest output; infinite where numbers are missing.
  private static double difference(double[] expected, double[] outputs) {
    if (expected.length != outputs.length) {
      return Double.POSITIVE_INFINITY;
    }
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      if (Double.compare(expected[i], outputs[i]) == 0) {
        largest = Double.isFinite(expected[i]) ? Math.max(largest, Math.abs(expected[i])) : largest;
        continue;
      }
      if (!Double.isFinite(expected[i]) || !Double.isFinite(outputs[i])) {
        return Double.POSITIVE_INFINITY;
      }
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(expected[i] - outputs[i]));
    }
    return difference == 0 ? 0 : difference / largest;
  }
}
