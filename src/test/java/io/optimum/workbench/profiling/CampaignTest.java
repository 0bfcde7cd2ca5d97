package io.optimum.workbench.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optimum.workbench.TestData;
import io.optimum.workbench.domain.CampaignRequest;
import io.optimum.workbench.domain.Combination;
import io.optimum.workbench.domain.Deployment;
import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.Measurement;
import io.optimum.workbench.domain.Profiles;
import io.optimum.workbench.domain.StopRule;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CampaignTest {
  private static final CampaignRequest TWO_PAIRS =
      new CampaignRequest(
          TestData.A100, List.of(pair(1), pair(8)), 0, StopRule.after(1_000_000), 7);

  private final Profiles profiles = TestData.project().profiles();
  private final FakeGpu gpu = new FakeGpu();
  private final List<Measurement> recorded = new ArrayList<>();

  @Test
  void measuresEachCombinationBesideItsDeploymentsAlone() {
    List<Measurement> measured = campaign(profiles, List.of()).run(TWO_PAIRS, Progress.none());
    assertThat(measured).hasSize(2).isEqualTo(recorded);
    assertThat(gpu.runs()).as("two pairs, and four settings alone").isEqualTo(6);
    assertThat(measured.getFirst().slowdowns()).containsExactly(2.0, 2.0);
  }

  @Test
  void takesWhatWasMeasuredBeforeAsItIs() {
    List<Measurement> before = campaign(profiles, List.of()).run(TWO_PAIRS, Progress.none());
    recorded.clear();
    assertThat(campaign(profiles, before).run(TWO_PAIRS, Progress.none())).isEqualTo(before);
    assertThat(recorded).isEmpty();
  }

  @Test
  void measuresAgainWhenAnEngineWasImportedAnew() {
    List<Measurement> before = campaign(profiles, List.of()).run(TWO_PAIRS, Progress.none());
    recorded.clear();
    Profiles changed = profiles.with(List.of(TestData.profile("alpha", 8, 9)));
    campaign(changed, before).run(TWO_PAIRS, Progress.none());
    assertThat(recorded)
        .singleElement()
        .satisfies(each -> assertThat(each.combination()).isEqualTo(pair(8)));
  }

  @Test
  void keepsWhatWasMeasuredBeforeItIsCancelled() {
    Progress cancelledAfterOne =
        (_, _) -> {
          if (!recorded.isEmpty()) {
            throw new CancellationException();
          }
        };
    Campaign campaign = campaign(profiles, List.of());
    assertThatThrownBy(() -> campaign.run(TWO_PAIRS, cancelledAfterOne))
        .isInstanceOf(CancellationException.class);
    assertThat(recorded).hasSize(1);
  }

  private Campaign campaign(Profiles loaded, List<Measurement> known) {
    return new Campaign(new Bench(gpu, loaded), known, recorded::add);
  }

  private static Combination pair(int batchSize) {
    return Combination.ofStreams(
        List.of(
            Deployment.of(new EngineId("alpha"), batchSize),
            Deployment.of(new EngineId("beta"), batchSize)));
  }
}
