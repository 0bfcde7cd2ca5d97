package io.optimum.workbench.predictor.feature;

import static io.optimum.workbench.predictor.SyntheticEngines.engine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.predictor.SyntheticEngines;
import io.optimum.workbench.predictor.prior.BandwidthPrior;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureSchemaTest {
  private static final EngineProfile ONE = engine("one", 50, 20_000, 700, 0.8);
  private static final EngineProfile TWO = engine("two", 100, 10_000, 3000, 0.2);
  private static final EngineProfile THREE = engine("three", 25, 50_000, 200, 0.5);
  private final FeatureExtractor extractor =
      new FeatureExtractor(1, new BandwidthPrior(List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6)));

  @Test
  void everyFeatureHasItsOwnNameAndAMeaning() {
    assertThat(FeatureSchema.features()).extracting(Feature::name).doesNotHaveDuplicates();
    assertThat(FeatureSchema.features())
        .allSatisfy(each -> {
          assertThat(each.unit()).isNotBlank();
          assertThat(each.meaning()).isNotBlank();
        });
  }

  @Test
  void everyFeatureIsInTheTableOfMetricsInOrder() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("src/site/markdown/metrics.md")).stream()
            .dropWhile(line -> !line.startsWith("| Feature |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(
            FeatureSchema.features().stream()
                .map(each ->
                    "| `%s` | %s | %s |".formatted(each.name(), each.unit(), each.meaning()))
                .toList());
  }

  /// Of one long kernel hardly anything is launching.
  @Test
  void whatIsClippedSaysSo() {
    EngineProfile tiny = engine("tiny", 2000, 100, 1, 0.01);
    EngineProfile huge = engine("huge", 1, 900_000_000, 90_000, 0.9);
    List<float[]> rows = List.of(rows(tiny, huge).row(0), rows(tiny, huge).row(1));
    for (String name : List.of("hostBound", "hostBoundMax", "launchBoundMax")) {
      assertThat(FeatureSchema.features().get(index(name)).meaning())
          .endsWith("clipped to -2 to 2");
      assertThat(rows).allSatisfy(row -> assertThat(row[index(name)]).isBetween(-2f, 2f));
    }
    assertThat(rows).extracting(row -> row[index("hostBound")]).contains(-2f);
  }

  @Test
  void poolsAreOfLogarithms() {
    float[] row = rows(ONE, TWO, THREE).row(0);
    double two = rows(TWO, ONE).row(0)[index("meanKernel")];
    double three = rows(THREE, ONE).row(0)[index("meanKernel")];
    assertThat((double) row[index("meanKernelMean")]).isCloseTo((two + three) / 2, within(1e-4));
  }

  @Test
  void theOrderOfCoRunnersDoesNotMatter() {
    float[] one = rows(ONE, TWO, THREE).row(0);
    float[] other = rows(ONE, THREE, TWO).row(0);
    assertThat(one).containsExactly(other, within(1e-5f));
  }

  @Test
  void aRowDoesNotDependOnItsPosition() {
    assertThat(rows(ONE, TWO, THREE).row(2))
        .containsExactly(rows(THREE, ONE, TWO).row(0), within(1e-5f));
  }

  @Test
  void valuesStandUnderTheirNames() {
    float[] row = rows(ONE, TWO).row(0);
    assertThat(row[index("dramUse")]).isCloseTo(0.8f * 20 / 21, within(1e-3f));
    assertThat(row[index("dramUseSum")]).isCloseTo(0.2f * 10 / 11, within(1e-3f));
    assertThat(row[index("kernels")]).isCloseTo((float) Math.log(50), within(1e-5f));
    assertThat(row[index("others")]).isCloseTo((float) Math.log(2), within(1e-5f));
    assertThat(row[index("kernelRatio")]).isCloseTo((float) Math.log(0.5), within(1e-3f));
    assertThat(row[index("prior")]).isPositive();
  }

  @Test
  void tellsHowAnEngineGainsFromBatchingAndFromSms() {
    EngineProfile one = engine("one", 50, 20_000, 700, 0.8);
    EngineProfile four = SyntheticEngines.atBatch(4, engine("one", 50, 40_000, 1400, 0.8));
    FeatureRows rows = new FeatureRows();
    extractor.extract(SyntheticEngines.together(List.of(one, TWO), List.of(one, four)), rows);
    float[] row = rows.row(0);
    assertThat(row[index("saturation")]).isCloseTo(41f / 84, within(0.01f));
    assertThat(row[index("launchBound")]).isCloseTo(0, within(1e-5f));
    assertThat(row[index("elasticity")]).isBetween(0.9f, 1f);
    assertThat(rows.row(1)[index("saturation")]).isEqualTo(1);
    assertThat(rows.row(1)[index("saturationMean")]).isEqualTo(row[index("saturation")]);
  }

  @Test
  void anEngineOfFewBlocksIsNotElastic() {
    float[] row = rows(engine("few", 50, 20_000, 100, 0.1), ONE).row(0);
    assertThat(row[index("elasticity")]).isZero();
  }

  @Test
  void laterBatchesOfAnEngineAreSeenByACacheThatKnowsTheProfile() {
    rows(ONE, TWO);
    FeatureRows rows = new FeatureRows();
    EngineProfile better = SyntheticEngines.atBatch(8, ONE);
    extractor.extract(SyntheticEngines.together(List.of(ONE, TWO), List.of(ONE, better)), rows);
    assertThat(rows.row(0)[index("saturation")]).isCloseTo(1f / 8, within(1e-5f));
  }

  @Test
  void rowsCanBeReusedForSmallerAndLargerCombinations() {
    FeatureRows reused = new FeatureRows();
    extractor.extract(SyntheticEngines.together(ONE, TWO, THREE), reused);
    extractor.extract(SyntheticEngines.together(ONE, TWO), reused);
    assertThat(reused.size()).isEqualTo(2);
    assertThat(reused.row(1)).isEqualTo(rows(ONE, TWO).row(1));
    extractor.extract(SyntheticEngines.together(ONE, TWO, THREE), reused);
    assertThat(reused.row(2)).isEqualTo(rows(ONE, TWO, THREE).row(2));
  }

  private FeatureRows rows(EngineProfile... engines) {
    FeatureRows rows = new FeatureRows();
    extractor.extract(SyntheticEngines.together(engines), rows);
    return rows;
  }

  private static int index(String name) {
    List<String> names = FeatureSchema.features().stream().map(Feature::name).toList();
    assertThat(names).contains(name);
    return names.indexOf(name);
  }
}
