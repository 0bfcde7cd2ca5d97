package io.optimum.workbench.predictor.feature;

import io.optimum.workbench.domain.evidence.ProfiledCombination;
import io.optimum.workbench.predictor.prior.BandwidthPrior;
import io.optimum.workbench.predictor.prior.FactsCache;
import io.optimum.workbench.predictor.prior.RoundRobin;
import java.util.List;

/// Computes the features of [FeatureSchema]. Thread-safe; profiles seen before cost nothing again.
public final class FeatureExtractor {
  private static final int[] SUMMED = indexes(FeatureSchema.SUMMED);
  private static final int[] AVERAGED = indexes(FeatureSchema.AVERAGED);
  private static final int[] MAXIMISED = indexes(FeatureSchema.MAXIMISED);

  private final FactsCache cache = new FactsCache();
  private final double waitScale;
  private final BandwidthPrior bandwidth;

  /// @param waitScale the constant of the kernel round-robin law inside
  /// @param bandwidth the other law inside
  public FeatureExtractor(double waitScale, BandwidthPrior bandwidth) {
    this.waitScale = waitScale;
    this.bandwidth = bandwidth;
  }

  /// Fills `rows` with the features of `combination`.
  public void extract(ProfiledCombination combination, FeatureRows rows) {
    RoundRobin law = rows.law();
    law.solve(combination, cache, waitScale);
    rows.reserve();
    float[] values = rows.values();
    for (int i = 0; i < law.size(); i++) {
      write(FeatureSchema.OWN, law, i, values, i * FeatureSchema.size());
    }
    for (int i = 0; i < law.size(); i++) {
      int at = i * FeatureSchema.size() + FeatureSchema.OWN.size();
      at = pool(law, i, values, at);
      write(FeatureSchema.WHOLE, law, i, values, at);
      values[at + FeatureSchema.WHOLE.size()] = (float) Math.log(bandwidth.slowdown(law, i));
    }
  }

  private static void write(
      List<FeatureSchema.Row> rows, RoundRobin law, int i, float[] values, int at) {
    for (int k = 0; k < rows.size(); k++) {
      values[at + k] = (float) rows.get(k).formula().of(law, i);
    }
  }

  private static int pool(RoundRobin law, int i, float[] values, int from) {
    int at = from;
    double streams = Math.max(1, law.sumBeside(i, _ -> 1));
    for (int column : SUMMED) {
      values[at++] = (float) law.sumBeside(i, j -> own(values, j, column));
    }
    for (int column : AVERAGED) {
      values[at++] = (float) (law.sumBeside(i, j -> own(values, j, column)) / streams);
    }
    for (int column : MAXIMISED) {
      values[at++] = (float) law.maxBeside(i, j -> own(values, j, column));
    }
    return at;
  }

  private static double own(float[] values, int deployment, int column) {
    return values[deployment * FeatureSchema.size() + column];
  }

  private static int[] indexes(List<String> names) {
    return names.stream().mapToInt(FeatureSchema::own).toArray();
  }
}
