package io.optimum.workbench.planner;

import static java.util.Objects.requireNonNull;

import io.optimum.workbench.domain.plan.Objective;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.task.Progress;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/// Time to plan large sets of engines under demands, as a user waits for it: once, in a Java that
/// has just started.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class LargePlanBenchmark {
  /// Engines on so many A100.
  @Param({"64x32", "1000x300"})
  public String size = "";

  @Param({"FEWEST_GPUS", "HIGHEST_STP", "MOST_GOODPUT"})
  public Objective objective = Objective.FEWEST_GPUS;

  private @Nullable LargeSet set;

  @Setup
  public void open() {
    int cross = size.indexOf('x');
    int engines = Integer.parseInt(size.substring(0, cross));
    int gpus = Integer.parseInt(size.substring(cross + 1));
    set = LargeSet.of(engines, gpus, objective);
  }

  @Benchmark
  public Plan plan() {
    LargeSet opened = requireNonNull(set);
    return new Planner(InstantSource.system())
        .plan(opened.request(), opened.context(), Progress.none());
  }
}
