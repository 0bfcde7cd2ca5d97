package io.optimum.workbench.study.table;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.predictor.Regime;
import io.optimum.workbench.predictor.regression.Learner;
import io.optimum.workbench.predictor.table.Folds;
import io.optimum.workbench.predictor.table.Slowdowns;
import io.optimum.workbench.predictor.table.TableBaselines;
import io.optimum.workbench.predictor.table.TableFeatures;
import io.optimum.workbench.predictor.table.TablePredictor;
import io.optimum.workbench.study.table.TableReport.SplitReport;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Trains and tests predictors on a table: three ways to keep rows from training, each with several
/// seeds, all predictors on the same folds. Nothing of a tested row is seen in training; choices
/// are made by cross-validation within the rows trained on.
public final class TableEvaluation {
  /// The name of the predictor under test.
  public static final String OURS = "chosen by cross-validation";

  private static final int FOLDS = 5;
  private static final int LEAST_ROWS = 8;
  private static final int MOST_ROWS = 1_500;
  private static final long SAMPLE_SEED = 1;
  private static final double LEAST_SPREAD = 1e-9;

  private final MeasuredTable table;
  private final List<Learner> learners;
  private final Learner trees;

  /// @param learners that may correct laws
  /// @param trees the tree ensemble among the baselines
  public TableEvaluation(MeasuredTable table, List<Learner> learners, Learner trees) {
    this.table = sampled(requireEnough(table));
    this.learners = List.copyOf(learners);
    this.trees = trees;
  }

  /// Blocks until all is trained and tested; folds run on all processors.
  public TableReport run(List<Long> seeds, Progress progress) {
    List<SplitReport> splits = new ArrayList<>();
    Regime[] regimes = Regime.values();
    for (int i = 0; i < regimes.length; i++) {
      splits.add(split(regimes[i], seeds, progress.step(i, regimes.length)));
    }
    return new TableReport(
        table.name(),
        table.target().name().toLowerCase(Locale.ROOT),
        table.unit(),
        table.rows().size(),
        table.models().size(),
        (int) table.rows().stream().map(MeasuredRow::combination).distinct().count(),
        table.leftOut(),
        new TableFeatures(table).names(),
        seeds,
        splits);
  }

  private static MeasuredTable requireEnough(MeasuredTable table) {
    var slowdowns =
        table.rows().stream().mapToDouble(row -> Slowdowns.log(table, row)).summaryStatistics();
    if (slowdowns.getCount() < LEAST_ROWS) {
      throw new IllegalArgumentException(
          "%s has %d usable %s; at least %d are needed to train and test.%s Measure more, or check what the mapping leaves out."
              .formatted(
                  table.name(),
                  slowdowns.getCount(),
                  slowdowns.getCount() == 1 ? "row" : "rows",
                  LEAST_ROWS,
                  leftOut(table)));
    }
    if (slowdowns.getMax() - slowdowns.getMin() <= LEAST_SPREAD) {
      throw new IllegalArgumentException(
          "All %d rows of %s have the same %s: there is nothing to learn. Check that the mapping names the measured column under `targets`, not the one alone; if it does, add rows in which the engines disturb each other more or less."
              .formatted(slowdowns.getCount(), table.name(), same(table, slowdowns.getMin())));
    }
    return table;
  }

  private static String leftOut(MeasuredTable table) {
    return table.leftOut().isEmpty()
        ? ""
        : table.leftOut().entrySet().stream()
            .map(each -> each.getValue() + ", " + each.getKey())
            .collect(Collectors.joining("; ", " Left out: ", "."));
  }

  private static String same(MeasuredTable table, double logSlowdown) {
    MeasuredRow first = table.rows().getFirst();
    return Slowdowns.known(table)
        ? String.format(Locale.ROOT, "slowdown (%.6g)", Math.exp(logSlowdown))
        : String.format(Locale.ROOT, "target (%.6g)", first.measured());
  }

  /// A part of the rows where there are so many that the time would not be worth it; the report
  /// says how many are left out.
  private static MeasuredTable sampled(MeasuredTable table) {
    int extra = table.rows().size() - MOST_ROWS;
    if (extra <= 0) {
      return table;
    }
    List<MeasuredRow> rows = new ArrayList<>(table.rows());
    Collections.shuffle(rows, new Random(SAMPLE_SEED));
    SortedMap<String, Integer> leftOut = new TreeMap<>(table.leftOut());
    leftOut.put("not in the random sample of %d rows".formatted(MOST_ROWS), extra);
    return table.of(rows.subList(0, MOST_ROWS), leftOut);
  }

  private SplitReport split(Regime regime, List<Long> seeds, Progress progress) {
    List<Job> jobs = new ArrayList<>();
    for (long seed : seeds) {
      for (Folds.Fold fold : Folds.of(table.rows(), regime, FOLDS, seed)) {
        jobs.add(new Job(seed, fold));
      }
    }
    String name = name(regime);
    Set<String> groups = new LinkedHashSet<>();
    for (int i = 0; i < table.rows().size(); i++) {
      groups.add(Folds.group(table.rows().get(i), i, regime));
    }
    if (jobs.isEmpty()) {
      return SplitReport.skipped(name, "the table has only one group (%s)".formatted(groups));
    }
    AtomicInteger done = new AtomicInteger();
    progress.report(0, name);
    List<Outcome> outcomes =
        IntStream.range(0, jobs.size())
            .parallel()
            .mapToObj(i -> {
              Outcome outcome = outcome(jobs.get(i), regime);
              progress.report((double) done.incrementAndGet() / jobs.size(), name);
              return outcome;
            })
            .toList();
    return new SplitScores(table, regime, seeds, outcomes).report(name, groups.size());
  }

  static String name(Regime regime) {
    return switch (regime) {
      case COMBINATION_SEEN -> "random";
      case COMBINATION_UNSEEN -> "unseen combination";
      case MODEL_UNSEEN -> "unseen model";
    };
  }

  private record Job(long seed, Folds.Fold fold) {}

  /// What every predictor said of the tested rows of a fold, in the target's unit.
  ///
  /// @param covered whether rows are inside their interval; without those that have none
  record Outcome(
      long seed,
      List<MeasuredRow> rows,
      Map<String, double[]> predicted,
      List<Boolean> covered,
      Map<String, Double> weights) {}

  private Outcome outcome(Job job, Regime split) {
    Folds.Fold fold = job.fold();
    Map<Regime, TablePredictor> ours = new EnumMap<>(Regime.class);
    int count = fold.tested().size();
    double[] mids = new double[count];
    List<Boolean> covered = new ArrayList<>();
    Seen seen = Seen.in(fold.trained());
    for (int i = 0; i < count; i++) {
      MeasuredRow row = fold.tested().get(i);
      TablePredictor predictor =
          ours.computeIfAbsent(
              seen.regime(row),
              regime -> TablePredictor.train(table, fold.trained(), regime, learners, job.seed()));
      mids[i] = predictor.target(row);
      predictor
          .interval(row)
          .map(its -> its.low() <= row.measured() && row.measured() <= its.high())
          .ifPresent(covered::add);
    }
    Map<String, double[]> predicted = new LinkedHashMap<>();
    predicted.put(OURS, mids);
    for (var baseline :
        TableBaselines.fitted(table, fold.trained(), split, trees, job.seed()).entrySet()) {
      ToDoubleFunction<MeasuredRow> function = baseline.getValue();
      predicted.put(baseline.getKey(), fold.tested().stream().mapToDouble(function).toArray());
    }
    TablePredictor usual = ours.getOrDefault(split, ours.values().iterator().next());
    return new Outcome(job.seed(), fold.tested(), predicted, covered, usual.weights());
  }

  /// What training rows hold, to tell the regime of a query.
  private record Seen(Set<String> models, Set<String> combinations) {
    static Seen in(List<MeasuredRow> rows) {
      return new Seen(
          rows.stream().map(row -> row.target().model()).collect(Collectors.toSet()),
          rows.stream().map(MeasuredRow::combination).collect(Collectors.toSet()));
    }

    Regime regime(MeasuredRow row) {
      if (!models.contains(row.target().model())) {
        return Regime.MODEL_UNSEEN;
      }
      return combinations.contains(row.combination())
          ? Regime.COMBINATION_SEEN
          : Regime.COMBINATION_UNSEEN;
    }
  }
}
