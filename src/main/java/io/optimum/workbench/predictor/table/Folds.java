package io.optimum.workbench.predictor.table;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.predictor.Regime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Rows divided into those trained on and those tested, so that what is tested is new in one way.
public final class Folds {
  /// Rows trained on that must remain without those that hold a tested model beside another.
  private static final double LEAST_STRICT_FRACTION = 0.25;

  private static final int LEAST_STRICT_ROWS = 10;

  /// So few groups are each kept from training on their own.
  private static final int FEW_GROUPS = 6;

  private Folds() {}

  /// One division.
  public record Fold(List<MeasuredRow> trained, List<MeasuredRow> tested) {}

  /// Every row is tested in one fold. As many folds as groups where these are few, none for one
  /// group.
  public static List<Fold> of(List<MeasuredRow> rows, Regime regime, int most, long seed) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      groups.computeIfAbsent(group(rows.get(i), i, regime), _ -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> shuffled = new ArrayList<>(groups.values());
    Collections.shuffle(shuffled, new Random(seed));
    int count = shuffled.size() <= FEW_GROUPS ? shuffled.size() : most;
    List<Fold> folds = new ArrayList<>();
    for (int fold = 0; count > 1 && fold < count; fold++) {
      boolean[] isTested = new boolean[rows.size()];
      for (int g = fold; g < shuffled.size(); g += count) {
        shuffled.get(g).forEach(row -> isTested[row] = true);
      }
      folds.add(fold(rows, isTested, regime));
    }
    return folds;
  }

  /// What rows that belong together have in common.
  public static String group(MeasuredRow row, int index, Regime regime) {
    return switch (regime) {
      case COMBINATION_SEEN -> "row " + index;
      case COMBINATION_UNSEEN -> row.combination();
      case MODEL_UNSEEN -> row.target().model();
    };
  }

  private static Fold fold(List<MeasuredRow> rows, boolean[] isTested, Regime regime) {
    List<MeasuredRow> trained = new ArrayList<>();
    List<MeasuredRow> tested = new ArrayList<>();
    for (int i = 0; i < isTested.length; i++) {
      (isTested[i] ? tested : trained).add(rows.get(i));
    }
    return new Fold(regime == Regime.MODEL_UNSEEN ? strict(trained, tested) : trained, tested);
  }

  /// Without rows in which a tested model runs beside another, where enough remain.
  private static List<MeasuredRow> strict(List<MeasuredRow> trained, List<MeasuredRow> tested) {
    List<String> models = tested.stream().map(row -> row.target().model()).distinct().toList();
    List<MeasuredRow> without =
        trained.stream().filter(row -> models.stream().noneMatch(row::has)).toList();
    double least = Math.max(LEAST_STRICT_ROWS, LEAST_STRICT_FRACTION * trained.size());
    return without.size() >= least ? without : trained;
  }
}
