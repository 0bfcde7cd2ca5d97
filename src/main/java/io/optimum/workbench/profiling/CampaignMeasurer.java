package io.optimum.workbench.profiling;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.planner.score.Measurer;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// Measures the planner's candidates as a campaign: closed loop, the protocol of all measurements.
public final class CampaignMeasurer implements Measurer, AutoCloseable {
  private final Function<GpuId, Bench> benches;
  private final Map<GpuId, Bench> open = new TreeMap<>();
  private final List<Measurement> known;
  private final Consumer<Measurement> recorder;
  private final long warmUpNanos;
  private final StopRule stop;

  /// @param benches opens the device of a GPU when it is first measured on
  public CampaignMeasurer(
      Function<GpuId, Bench> benches,
      List<Measurement> known,
      Consumer<Measurement> recorder,
      long warmUpNanos,
      StopRule stop) {
    this.benches = benches;
    this.known = new ArrayList<>(known);
    this.recorder = recorder;
    this.warmUpNanos = warmUpNanos;
    this.stop = stop;
  }

  @Override
  public List<Measured> measure(
      GpuId gpu, List<Combination> combinations, long seed, Progress progress) {
    Bench bench = open.computeIfAbsent(gpu, benches);
    List<Measured> measured = new ArrayList<>();
    for (int i = 0; i < combinations.size(); i++) {
      RunRequest request = RunRequest.closedLoop(gpu, combinations.get(i), warmUpNanos, stop, seed);
      measured.add(one(bench, request, progress.step(i, combinations.size())));
    }
    return measured;
  }

  @Override
  public void close() {
    open.values().forEach(Bench::close);
    open.clear();
  }

  private Measured one(Bench bench, RunRequest request, Progress progress) {
    Optional<Measurement> before =
        known.reversed().stream()
            .filter(each -> each.colocated().request().equals(request) && bench.isOf(each))
            .findFirst();
    if (before.isPresent()) {
      return new Measured(before.get(), 0);
    }
    long spentNanos = bench.deviceNanos();
    Measurement now = bench.measure(request, new RunControl(), SpanSink.none(), progress);
    known.add(now);
    recorder.accept(now);
    return new Measured(now, (bench.deviceNanos() - spentNanos) / 1e9);
  }
}
