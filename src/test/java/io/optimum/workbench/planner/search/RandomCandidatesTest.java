package io.optimum.workbench.planner.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.planner.PairwisePredictor;
import io.optimum.workbench.planner.SampleWorld;
import io.optimum.workbench.planner.space.PlanContext;
import io.optimum.workbench.planner.space.PlanSpace;
import io.optimum.workbench.service.ServiceModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomCandidatesTest {
  private static final GpuId RARE = new GpuId("rare-gpu");

  @Test
  void aSingleGpuOfItsTypeIsDrawnHoweverManyThereAreOfAnother() {
    PlanContext context =
        PlanContext.of(
            Map.of(SampleWorld.GPU, SampleWorld.spec(), RARE, SampleWorld.spec(RARE, 40L << 30)),
            SampleWorld.profiles(4, SampleWorld.GPU, RARE),
            new PairwisePredictor(1),
            null);
    PlanSpace space =
        new PlanSpace(
            SampleWorld.request(SampleWorld.saturating(4), 1)
                .withGpus(List.of(new GpuCount(SampleWorld.GPU, 1_000_000), new GpuCount(RARE, 1))),
            context,
            new ServiceModel(Batching.atOnce()));
    RandomCandidates random = new RandomCandidates(space, new SplittableRandom(1));

    assertThat(Stream.generate(random::draw).limit(40).flatMap(Optional::stream))
        .anyMatch(drawn -> drawn.used(RARE) == 1);
  }
}
