package io.optimum.workbench.profiling;

import io.optimum.workbench.domain.CampaignRequest;
import io.optimum.workbench.domain.Combination;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.Measurement;
import io.optimum.workbench.domain.StopRule;
import io.optimum.workbench.planner.Measurer;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Measures the planner's candidates as a campaign: closed loop, the protocol of all measurements.
public final class CampaignMeasurer implements Measurer {
  private final Function<GpuId, Bench> benches;
  private final List<Measurement> known;
  private final Consumer<Measurement> recorder;
  private final long warmUpNanos;
  private final StopRule stop;

  /// @param benches opens the device of a GPU; closed after every call
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
    try (Bench bench = benches.apply(gpu)) {
      Campaign campaign =
          new Campaign(
              bench,
              known,
              each -> {
                known.add(each);
                recorder.accept(each);
              });
      List<Measured> measured = new ArrayList<>();
      for (int i = 0; i < combinations.size(); i++) {
        long before = bench.deviceNanos();
        CampaignRequest one =
            new CampaignRequest(gpu, List.of(combinations.get(i)), warmUpNanos, stop, seed);
        double from = i / (double) combinations.size();
        double to = (i + 1) / (double) combinations.size();
        Measurement measurement = campaign.run(one, progress.part(from, to)).getFirst();
        measured.add(new Measured(measurement, (bench.deviceNanos() - before) / 1e9));
      }
      return measured;
    }
  }
}
