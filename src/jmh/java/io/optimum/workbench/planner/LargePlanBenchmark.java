package io.optimum.workbench.planner;

import io.optimum.workbench.domain.Objective;
import io.optimum.workbench.domain.Plan;
import io.optimum.workbench.task.Progress;
import java.time.InstantSource;
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
  public String size;

  @Param({"FEWEST_GPUS", "HIGHEST_STP"})
  public Objective objective;

  private LargeSet set;

  @Setup
  public void open() {
    String[] parts = size.split("x");
    set = LargeSet.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), objective);
  }

  @Benchmark
  public Plan plan() {
    return new Planner(InstantSource.system()).plan(set.request(), set.context(), Progress.none());
  }
}
