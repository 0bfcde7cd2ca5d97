package io.optimum.workbench.planner;

import io.optimum.workbench.app.MixedInference;
import io.optimum.workbench.domain.gpu.GpuCount;
import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.domain.plan.PlanRequest;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.planner.space.PlanContext;
import io.optimum.workbench.task.Progress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Time to plan saturating engines by prediction alone, with the budget of candidates that the
/// program gives a search.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class PlannerBenchmark {
  private static final int EVALUATIONS = 20_000;

  /// All subsets of six can be tried, of twelve not.
  @Param({"6", "12"})
  public int engines;

  private PlanContext context;
  private PlanRequest request;

  @Setup
  public void open() {
    MixedInference sample = MixedInference.open();
    context =
        PlanContext.of(
            Map.of(sample.gpu().id(), sample.gpu()),
            sample.project().profiles(),
            sample.predictor(),
            null);
    request =
        new PlanRequest(
            sample.together(engines).deployments().stream()
                .map(each -> ServiceTarget.none(each.engine()))
                .toList(),
            List.of(new GpuCount(sample.gpu().id(), engines)),
            Objective.HIGHEST_STP,
            3,
            0.1,
            List.of(),
            0,
            EVALUATIONS,
            1);
  }

  @Benchmark
  public Plan plan() {
    return new Planner(InstantSource.system()).plan(request, context, Progress.none());
  }
}
