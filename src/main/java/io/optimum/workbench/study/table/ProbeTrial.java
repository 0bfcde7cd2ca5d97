package io.optimum.workbench.study.table;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.predictor.Probes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What no, one, two and three probes of each unseen model would have done: a few of its rows,
/// drawn by seed, correct all others of it. All four are held against the same rows, those that
/// were never a probe; models with fewer rows are passed over.
///
/// @param errors sums of the absolute percentage errors, as fractions, by the number of probes
/// @param rows how many each is the sum of
record ProbeTrial(double[] errors, int rows) {
  static ProbeTrial of(List<MeasuredRow> tested, double[] predicted, long seed) {
    Map<String, List<Integer>> models = new LinkedHashMap<>();
    for (int i = 0; i < predicted.length; i++) {
      models.computeIfAbsent(tested.get(i).target().model(), _ -> new ArrayList<>()).add(i);
    }
    double[] errors = new double[Probes.MOST + 1];
    int rows = 0;
    for (List<Integer> its : models.values()) {
      Collections.shuffle(its, new Random(seed));
      List<Double> misses = new ArrayList<>();
      for (int probes = 0; probes <= Probes.MOST && its.size() > Probes.MOST; probes++) {
        double factor = Math.exp(Probes.logCorrection(misses));
        for (int i : its.subList(Probes.MOST, its.size())) {
          errors[probes] += Math.abs(factor * predicted[i] / tested.get(i).measured() - 1);
        }
        int next = its.get(probes);
        misses.add(Math.log(tested.get(next).measured() / predicted[next]));
      }
      rows += Math.max(0, its.size() - Probes.MOST);
    }
    return new ProbeTrial(errors, rows);
  }

  ProbeTrial and(ProbeTrial other) {
    double[] sums = errors.clone();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.errors[i];
    }
    return new ProbeTrial(sums, rows + other.rows);
  }
}
