package io.optimum.workbench.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.study.RecordingSuite.Part;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordingSuiteTest {
  private static final List<EngineId> ENGINES =
      IntStream.range(0, 14).mapToObj(each -> new EngineId("e" + each)).toList();

  private static final List<EngineId> SMALL = ENGINES.subList(0, 6);

  private static List<Part> parts(long seed) {
    return new RecordingSuite(SMALL, SMALL, ENGINES, List.of(1, 4, 16), seed).parts(_ -> true);
  }

  @Test
  void beginsWithTheMostTelling() {
    assertThat(parts(1))
        .extracting(Part::name)
        .startsWith("pairs by profile", "triples by profile", "all pairs");
    assertThat(parts(1))
        .extracting(each -> each.combinations().size())
        .containsExactly(15, 10, 91, 60, 40, 20, 20, 20);
  }

  @Test
  void beginsWithWhatNeedsNoTensorRtWhereThereAreEngineFilesToo() {
    List<EngineId> byProfile =
        IntStream.range(0, 6).mapToObj(each -> new EngineId("p" + each)).toList();
    var suite = new RecordingSuite(byProfile, SMALL, ENGINES, List.of(1), 1);
    assertThat(suite.parts(_ -> true))
        .extracting(Part::name)
        .startsWith(
            "pairs by profile",
            "triples by profile",
            "pairs of small engines",
            "triples of small engines",
            "all pairs");
    assertThat(suite.parts(_ -> true).getFirst().combinations())
        .allSatisfy(each ->
            assertThat(each.deployments()).extracting(Deployment::engine).isSubsetOf(byProfile));
  }

  @Test
  void endsWithTheOpenLoop() {
    assertThat(parts(1)).filteredOn(Part::openLoop).containsExactly(parts(1).getLast());
  }

  @Test
  void drawsTheSameForTheSameSeed() {
    assertThat(parts(7)).isEqualTo(parts(7)).isNotEqualTo(parts(8));
  }

  @Test
  void drawsDifferentEnginesAndAnyBatch() {
    Part quadruples = parts(1).get(4);
    assertThat(quadruples.combinations())
        .doesNotHaveDuplicates()
        .allSatisfy(each ->
            assertThat(each.deployments()).extracting(Deployment::engine).doesNotHaveDuplicates());
    assertThat(
            quadruples.combinations().stream().map(Combination::deployments).flatMap(List::stream))
        .extracting(Deployment::batchSize)
        .contains(1, 4, 16);
  }

  @Test
  void hasPrioritiesAndGraphs() {
    assertThat(parts(1).get(5).combinations())
        .allSatisfy(each ->
            assertThat(each.deployments())
                .extracting(Deployment::priority)
                .containsExactly(StreamPriority.HIGH, StreamPriority.NORMAL));
    assertThat(parts(1).get(6).combinations())
        .allSatisfy(each -> assertThat(each.deployments()).allMatch(Deployment::cudaGraph));
  }

  @Test
  void leavesOutWhatDoesNotFit() {
    var suite = new RecordingSuite(SMALL, SMALL, ENGINES, List.of(1), 1);
    assertThat(suite.parts(each -> each.size() < 4))
        .extracting(Part::name)
        .doesNotContain("quadruples");
    assertThat(suite.parts(_ -> false)).isEmpty();
  }
}
