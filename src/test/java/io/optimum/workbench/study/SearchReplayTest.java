package io.optimum.workbench.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.optimum.workbench.importer.colocation.SweepPoint;
import io.optimum.workbench.importer.colocation.SweepReader;
import io.optimum.workbench.strategy.search.RandomOrder;
import io.optimum.workbench.strategy.search.SettingsGrid;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchReplayTest {
  private static final Path SWEEPS =
      Path.of("..", "shared", "samples", "measured", "triton-sweep", "triton_ma_sweeps.csv");

  @TempDir Path folder;

  @Test
  void theFirstMeasurementIsEnoughWhereAllAreEqual() {
    SettingsGrid grid =
        SettingsGrid.of(IntStream.range(0, 9).mapToObj(i -> new double[] {i}).toList());
    double[] equal = new double[9];
    java.util.Arrays.fill(equal, 5);

    assertThat(SearchReplay.count(new RandomOrder(grid, 1), equal, 0.99)).isEqualTo(1);
  }

  @Test
  void rowsOfSeveralModelsAndOfSmallSweepsAreLeftOut() throws IOException {
    Path table = table(120, "a");
    Files.writeString(
        table, Files.readString(table) + "f,a,,,8,5\nf,\"a,b\",1,2,8,5\nf,c,1,2,8,5\n");

    Map<String, List<SweepPoint>> sweeps = SweepReader.read(table);

    assertThat(sweeps).containsOnlyKeys("f: a");
    assertThat(sweeps.get("f: a")).hasSize(120);
  }

  @Test
  void aTableWithoutASweepIsRefused() throws IOException {
    Path table = table(20, "a");

    assertThatThrownBy(() -> SweepReader.read(table))
        .hasMessageContaining("no model with at least 100 measured settings");
  }

  @Test
  void onTheSweepsOfOthersAModelNeedsFewerMeasurementsThanRandomOrder() throws IOException {
    assumeTrue(Files.exists(SWEEPS));
    List<SearchReplay.Effort> efforts =
        SearchReplay.run(SweepReader.read(SWEEPS), 20, Progress.none());

    assertThat(efforts).hasSize(6).allMatch(each -> each.points() == 506);
    assertThat(efforts.get(0).nearer().median()).isLessThan(efforts.get(2).nearer().median());
    assertThat(efforts.get(3).nearer().median()).isLessThan(efforts.get(5).nearer().median());
  }

  private Path table(int rows, String model) throws IOException {
    StringBuilder csv =
        new StringBuilder("file,models,instances,max_batch,concurrency,throughput\n");
    for (int i = 0; i < rows; i++) {
      csv.append("f,%s,%d,%d,%d,%d\n".formatted(model, i % 5 + 1, i % 7 + 1, i + 1, i + 1));
    }
    return Files.writeString(folder.resolve("sweep.csv"), csv.toString());
  }
}
