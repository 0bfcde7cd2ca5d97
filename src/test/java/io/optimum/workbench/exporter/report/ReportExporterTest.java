package io.optimum.workbench.exporter.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.Golden;
import io.optimum.workbench.domain.Interval;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.evidence.CombinationPrediction;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.plan.PlannedGpu;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.LatencySummary;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.ExportFixture;
import io.optimum.workbench.exporter.LargePlan;
import io.optimum.workbench.exporter.PlanEvidence;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ReportExporterTest {
  private final ExportBundle bundle =
      new ReportExporter().export(ExportFixture.request(new Evidence()));

  @Test
  void thePageAndTheTablesAreTheGoldenFiles() {
    for (ExportFile each : bundle.files()) {
      Golden.check("exporter/report/" + each.path(), ((ExportFile.Text) each).content());
    }
  }

  @Test
  void thePageHasEveryPart() {
    assertThat(html())
        .contains(
            "<h2>Plan</h2>",
            "<h2>Why this plan</h2>",
            "<h2>Combinations</h2>",
            "<h2>Predicted and measured</h2>",
            "<h2>Engines</h2>",
            "<h2>Environment and seeds</h2>",
            "Seed of the plan</td><td>7<",
            "Seeds of the measurements</td><td>42<",
            ExportFixture.BINARY_SHA256);
  }

  @Test
  void thePageNeedsNothingElse() {
    assertThat(html())
        .doesNotContain("<script", "<link", "<img", "http:", "https:", "url(", "@import");
  }

  @Test
  void thePicturesAreWellFormed() throws Exception {
    Matcher pictures = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(html());
    List<String> found = new ArrayList<>();
    while (pictures.find()) {
      found.add(pictures.group());
    }
    assertThat(found).hasSize(2);
    for (String each : found) {
      assertThat(each).doesNotContain("NaN", "Infinity");
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(each.getBytes(UTF_8)));
    }
  }

  @Test
  void everyElementIsClosed() {
    for (String tag : List.of("table", "tr", "td", "th", "p", "ul", "li", "figure", "svg", "g")) {
      assertThat(count("<" + tag + "[ >]")).as(tag).isEqualTo(count("</" + tag + ">"));
    }
  }

  @Test
  void tablesAndPageShowTheSameNumbers() {
    assertThat(text("combinations.csv"))
        .contains("resnet50-fp16,8,bert-base-fp16,1,1.3333333333333333,1.6666666666666667,2.0");
    assertThat(html()).contains("1.67 predicted (1.33 to 2.00), 1.60 simulated");
    assertThat(text("predicted-vs-measured.csv"))
        .contains("resnet50-fp16 b8 + bert-base-fp16 b1,resnet50-fp16,1.0,1.2,1.5,1.25");
    assertThat(html()).contains("<td class=\"number\">1.20 (1.00 to 1.50)</td>");
  }

  @Test
  void errorsAndCoverageAreOfTheMeasuredSlowdowns() {
    ReportFigures figures = ReportFigures.of(ExportFixture.request(new Evidence()));
    assertThat(figures.slowdowns()).hasSize(2);
    assertThat(figures.meanErrorFraction()).isCloseTo(0.04, within(1e-9));
    assertThat(figures.coverageFraction()).isEqualTo(1);
  }

  @Test
  void withoutMeasurementsThePageSaysSo() {
    assertThat(
            new ReportExporter()
                .export(ExportFixture.request(ExportFixture.NOTHING))
                .files()
                .getFirst())
        .isInstanceOfSatisfying(
            ExportFile.Text.class,
            file ->
                assertThat(file.content())
                    .contains("Nothing was measured yet.", "has a profile to predict from"));
  }

  @Test
  void manyEnginesGetSmallCells() {
    var page = (ExportFile.Text) new ReportExporter().export(LargePlan.of(64)).files().getFirst();
    assertThat(page.content()).contains("width=\"14\" height=\"14\"");
    assertThat(page.content().length()).isLessThan(2_000_000);
  }

  @Test
  void coloursGoFromWorseThanTakingTurnsToNeitherFeelsTheOther() {
    assertThat(List.of(HeatMap.colour(0), HeatMap.colour(1), HeatMap.colour(2), HeatMap.colour(9)))
        .containsExactly("#b35806", "#f7f7f7", "#542788", "#542788");
  }

  private long count(String tag) {
    return Pattern.compile(tag).matcher(html()).results().count();
  }

  private String html() {
    return text("report.html");
  }

  private String text(String path) {
    return bundle.files().stream()
        .filter(each -> each.path().equals(path))
        .map(each -> ((ExportFile.Text) each).content())
        .findFirst()
        .orElseThrow();
  }

  /// One pair, predicted and measured.
  private static final class Evidence implements PlanEvidence {
    private final Combination pair =
        Combination.ofStreams(
            List.of(Deployment.of(ExportFixture.RESNET, 8), Deployment.of(ExportFixture.BERT, 1)));

    @Override
    public List<Compared> compared() {
      return List.of(new Compared(predicted(), measured()));
    }

    @Override
    public List<CombinationPrediction> pairs() {
      return List.of(predicted());
    }

    private CombinationPrediction predicted() {
      Interval slowdown = new Interval(1, 1.2, 1.5);
      return new CombinationPrediction(
          pair, ExportFixture.A100, List.of(slowdown, slowdown), List.of(2e6, 5e6), false, "MLP");
    }

    private Measurement measured() {
      List<DeploymentResult> alone = results(1);
      return new Measurement(
          new RunResult(
              RunRequest.closedLoop(ExportFixture.A100, pair, 0, StopRule.after(1), 42),
              results(1.25),
              1_000_000,
              0.9,
              0.5,
              true,
              0,
              Provenance.SIMULATED),
          alone,
          List.of("a", "b"));
    }

    private List<DeploymentResult> results(double slowdown) {
      double nanos = 1e6 * slowdown;
      LatencySummary latency = new LatencySummary(nanos, nanos, nanos, nanos, nanos, 0, 10);
      return pair.deployments().stream()
          .map(each -> new DeploymentResult(each, latency, latency, 1000 / slowdown, 0))
          .toList();
    }

    @Override
    public void trace(PlannedGpu gpu, Consumer<SpanBatch> spans) {
      throw new IllegalArgumentException("Not asked for.");
    }
  }
}
