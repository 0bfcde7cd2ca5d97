package io.optimum.workbench.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.profiling.trial.CombinationText;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinationTextTest {
  private static final Deployment BERT = Deployment.of(new EngineId("bert"), 4).withStreams(2);
  private static final Deployment RESNET = Deployment.of(new EngineId("resnet50"), 8);

  private static String text(Deployment... deployments) {
    return CombinationText.of(Combination.ofStreams(List.of(deployments)));
  }

  @Test
  void isALineOfACombinationsFile() {
    assertThat(text(BERT, RESNET)).isEqualTo("bert@4x2 + resnet50@8");
  }

  @Test
  void whatTheFileCannotSayFollowsInWords() {
    assertThat(
            text(
                BERT.withPriority(StreamPriority.HIGH).withCudaGraph(true),
                RESNET.withPacing(new Pacing.TokenBucket(50))))
        .isEqualTo("bert@4x2 [high priority, CUDA graph] + resnet50@8 [at most 50.0 batches/s]");
  }
}
