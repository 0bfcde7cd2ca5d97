package io.optimum.workbench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.optimum.workbench.TestData;
import io.optimum.workbench.app.Shell.Ran;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.project.ProjectStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `optimum explore`: settings inside a combination, and those worth having.
class ExploreCommandTest {
  @TempDir Path folder;
  private Path project = Path.of("");

  @BeforeEach
  void save() {
    project = folder.resolve("p");
    new ProjectStore(new JsonCodec()).save(project, TestData.project());
  }

  @Test
  void theFrontAscendsInLatencyAndGoodputAndHoldsWhatWasChosen() {
    Ran ran = line("explore PROJECT --engines alpha,beta --toward 1 --json");

    assertThat(ran.code()).isZero();
    List<Map<?, ?>> front = rows(ran.json(), "front");
    assertThat(front).extracting(each -> mid(each, "latencyRatio")).isSorted();
    assertThat(front).extracting(each -> mid(each, "goodputPerSecond")).isSorted();
    assertThat(ran.json().get("provenance")).isEqualTo("predicted");
    assertThat(front).contains((Map<?, ?>) Objects.requireNonNull(ran.json().get("chosen")));
  }

  @Test
  void sharesOfTheSmsAreTriedWhereTheWayOfSharingKnowsThem() {
    String options = "explore PROJECT --engines alpha --json";

    assertThat(line(options).json().get("settings")).isEqualTo(2 * 2 * 3 * 2 * 3);
    assertThat(line(options + " --sharing green-context").json().get("settings"))
        .isEqualTo(2 * 2 * 3 * 2 * 3 * 4);
  }

  @Test
  void aTableNamesTheSettingsAndWhatWasLearnedOfThem() {
    assertThat(line("explore PROJECT --engines alpha,beta").out())
        .contains("goodput", "batch 8", "Chosen (*)", "settings on", "predicted by");
  }

  @Test
  void besideOneThatHardlyEverStartsAnEngineIsHardlySlower() {
    String options = " PROJECT --engines alpha,beta --batch alpha=8 --batch beta=8 --json";
    double never = slowdown(line("predict" + options));
    double seldom = slowdown(line("predict" + options + " --pace beta=1"));
    double measured = slowdown(line("run" + options + " --pace beta=1"));

    assertThat(seldom).isCloseTo(measured, within(0.05)).isLessThan(never);
  }

  private static double slowdown(Ran ran) {
    return ((Number) Objects.requireNonNull(rows(ran.json(), "deployments").get(0).get("slowdown")))
        .doubleValue();
  }

  @Test
  void aWeightThatIsNoneIsWrongUsage() {
    Ran ran = line("explore PROJECT --engines alpha,beta --toward 2");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("--toward 2.0: the weight must lie between 0 and 1");
  }

  private Ran line(String line) {
    return Shell.line(line, project);
  }

  private static double mid(Map<?, ?> point, String field) {
    Map<?, ?> interval = (Map<?, ?>) Objects.requireNonNull(point.get(field));
    return ((Number) Objects.requireNonNull(interval.get("mid"))).doubleValue();
  }

  private static List<Map<?, ?>> rows(Map<?, ?> json, String field) {
    return ((List<?>) Objects.requireNonNull(json.get(field)))
        .stream().<Map<?, ?>>map(each -> (Map<?, ?>) Objects.requireNonNull(each)).toList();
  }
}
