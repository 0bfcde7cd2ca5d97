package io.optimum.workbench.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.table.MeasuredRow;
import io.optimum.workbench.domain.table.MeasuredTable;
import io.optimum.workbench.domain.table.Party;
import io.optimum.workbench.domain.table.TableColumn;
import io.optimum.workbench.domain.table.Target;
import io.optimum.workbench.predictor.regression.GaussianProcess;
import io.optimum.workbench.predictor.regression.RandomForest;
import io.optimum.workbench.predictor.table.TableBaselines;
import io.optimum.workbench.study.table.TableReport.PredictorScore;
import io.optimum.workbench.study.table.TableReport.SplitReport;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Tables of pairs and triples by rules that no shared table is known to follow, with 3 % noise:
/// what the choice between laws, mean and learners is worth where nobody shaped it.
@Tag("slow")
class MadeUpTablesTest {
  private static final int ROWS = 60;

  /// How engines slow each other in a table.
  enum Rule {
    /// By the bandwidth of those beside, more where one's own is great.
    BANDWIDTH,
    /// By kernels that take turns and that nobody counted.
    TURNS,
    /// Each model in its own way, so that a model never seen cannot be known.
    OWN,
    /// They get quicker, which no law expects.
    SPEED_UP
  }

  static Stream<Arguments> tables() {
    return Arrays.stream(Rule.values())
        .flatMap(rule -> Stream.of(2, 3, 5, 9).map(models -> Arguments.of(rule, models)));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void ofModelsSeenItIsNeverMuchWorseThanMeanAndBestLaw(Rule rule, int models) {
    List<SplitReport> splits = report(rule, models).splits();
    assertThat(overBest(splits.getFirst())).isLessThan(1.1);
    assertThat(overBest(splits.get(1))).isLessThan(1.1);
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void ofAModelUnseenItIsNeitherWhereManyAreKnown(Rule rule) {
    assertThat(overBest(report(rule, 9).splits().getLast())).isLessThan(1.15);
  }

  private static double overBest(SplitReport split) {
    double best =
        split.predictors().stream()
            .filter(each ->
                each.predictor().equals(TableBaselines.MEAN)
                    || TableBaselines.laws().contains(each.predictor()))
            .mapToDouble(MadeUpTablesTest::mape)
            .min()
            .orElseThrow();
    return mape(split.predictors().getFirst()) / best;
  }

  private static double mape(PredictorScore score) {
    return score.mape().mean();
  }

  private static TableReport report(Rule rule, int models) {
    return new TableEvaluation(
            new Making(rule, models).table(),
            List.of(new GaussianProcess(), new RandomForest(20)),
            new RandomForest())
        .run(List.of(1L), Progress.none());
  }

  private static final class Making {
    private final Rule rule;
    private final int models;
    private final Random random;
    private final List<Party> engines;
    private final double[] own;

    Making(Rule rule, int models) {
      this.rule = rule;
      this.models = models;
      random = new Random(10L * models + rule.ordinal());
      engines = IntStream.range(0, models).mapToObj(this::engine).toList();
      own = IntStream.range(0, models).mapToDouble(_ -> lognormal(0.5)).toArray();
    }

    MeasuredTable table() {
      return new MeasuredTable(
          rule + " of " + models,
          Target.SLOWDOWN,
          "ratio",
          Stream.of("DRAM use", "SM use")
              .map(name ->
                  new TableColumn(name, TableColumn.Scale.LINEAR, TableColumn.Kind.RESOURCE))
              .toList(),
          List.of(),
          false,
          IntStream.range(0, ROWS).mapToObj(this::row).toList(),
          new TreeMap<>());
    }

    private double lognormal(double deviation) {
      return Math.exp(deviation * random.nextGaussian());
    }

    private Party engine(int model) {
      return new Party(
          "model" + model,
          0.005 * lognormal(1),
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NaN,
          new double[] {0.1 + 0.8 * random.nextDouble(), 0.1 + 0.9 * random.nextDouble()});
    }

    private MeasuredRow row(int line) {
      int[] in = random.ints(2L + random.nextInt(2), 0, models).toArray();
      List<Party> others = new ArrayList<>();
      for (int k = 1; k < in.length; k++) {
        others.add(engines.get(in[k]));
      }
      return new MeasuredRow(
          "line " + line,
          engines.get(in[0]),
          others,
          new double[0],
          1,
          slowdown(in) * (1 + 0.03 * random.nextGaussian()),
          Arrays.toString(Arrays.stream(in).sorted().toArray()));
    }

    private double slowdown(int[] in) {
      Party mine = engines.get(in[0]);
      double dram = 0;
      double kernels = 0;
      for (int k = 1; k < in.length; k++) {
        dram += engines.get(in[k]).values()[0];
        kernels += engines.get(in[k]).soloSeconds() / own[in[k]];
      }
      return switch (rule) {
        case BANDWIDTH -> 1 + 0.9 * dram * (0.3 + mine.values()[0]);
        case TURNS -> 1 + kernels * own[in[0]] / mine.soloSeconds();
        case OWN -> 0.8 * in.length * own[in[0]];
        case SPEED_UP -> Math.exp(-0.3 * (in.length - 1) * mine.values()[1]);
      };
    }
  }
}
