package io.optimum.workbench.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.task.Progress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The SLO that is named where one cannot be met is followed.
class NamedSloTest {
  private static final Pattern BY_ONE_GPU =
      Pattern.compile("No SLO below [0-9.]+ ms can be met, by however many GPUs; ([0-9.]+) ms can");

  @Test
  void whatOneGpuKeepsHasAPlanBesideManyOthers() {
    String told = catchThrowable(() -> plan(withFirstSlo(100_000))).getMessage();
    Matcher named = BY_ONE_GPU.matcher(told);
    assertThat(named.find()).as(told).isTrue();

    Plan plan = plan(withFirstSlo(Math.round(1e6 * Double.parseDouble(named.group(1)))));

    assertThat(plan.slacks()).allMatch(each -> each.value() >= 0);
  }

  /// Eight engines on four GPUs, the first with an SLO.
  private static PlanRequest withFirstSlo(long sloNanos) {
    List<ServiceTarget> targets =
        IntStream.range(0, 8)
            .mapToObj(i ->
                new ServiceTarget(
                    SampleWorld.engine(i),
                    new ArrivalProcess.Poisson(0.1 * 8e9 / SampleWorld.latencyNanos(i, 8)),
                    i == 0 ? sloNanos : 0,
                    1))
            .toList();
    return SampleWorld.request(targets, 4);
  }

  private static Plan plan(PlanRequest request) {
    return new Planner(InstantSource.fixed(Instant.EPOCH))
        .plan(request, SampleWorld.context(8, 1), Progress.none());
  }
}
