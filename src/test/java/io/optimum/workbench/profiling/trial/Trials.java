package io.optimum.workbench.profiling.trial;

import io.optimum.workbench.TestData;
import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.evidence.CampaignRequest;
import io.optimum.workbench.domain.evidence.Repeats;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.profiling.Campaign;
import io.optimum.workbench.profiling.FakeGpu;
import io.optimum.workbench.task.Progress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Campaigns on two small pairs, and a log that remembers.
public final class Trials {
  /// Runs of [#twoPairs]: four settings alone, two pairs.
  public static final int RUNS = 6;

  private Trials() {}

  public static CampaignRequest twoPairs(Repeats repeats) {
    return new CampaignRequest(
        TestData.A100, List.of(pair(1), pair(8)), 0, StopRule.after(1_000_000), repeats, 7);
  }

  public static Combination pair(int batchSize) {
    return Combination.ofStreams(
        List.of(
            Deployment.of(new EngineId("alpha"), batchSize),
            Deployment.of(new EngineId("beta"), batchSize)));
  }

  public static CampaignHeader header(CampaignRequest request) {
    return CampaignHeader.of(
        request, TestData.project().profiles(), new FakeGpu().capabilities(), 0);
  }

  /// The same on a machine with a GPU and a driver.
  public static CampaignHeader header(CampaignRequest request, String uuid, String driver) {
    GpuMachine.Found none = new GpuMachine.Found.NotFound("Not looked for.");
    GpuMachine.Found version = new GpuMachine.Found.Version(driver);
    GpuMachine machine =
        new GpuMachine.Told(
            List.of(new GpuMachine.Gpu(0, "NVIDIA H200", uuid)), version, none, none, none, none);
    return CampaignHeader.of(
        request, TestData.project().profiles(), new FakeGpu().capabilities().on(machine), 0);
  }

  public static Campaign on(GpuDevice gpu, int workers) {
    return new Campaign(() -> gpu, workers, InstantSource.system());
  }

  public static CampaignResult run(CampaignRequest request, CampaignLog log, int workers) {
    return on(new FakeGpu(0.01, (_, _) -> {}), workers)
        .run(header(request), log, null, Progress.none());
  }

  /// A trial without its time.
  static Trial timeless(Trial trial) {
    return new Trial(trial.run(), trial.repeat(), trial.result(), 0);
  }

  /// Remembers trials in the order they came.
  public static final class Kept implements CampaignLog {
    private final List<Trial> before;
    private final List<Trial> added = new ArrayList<>();

    public Kept(List<Trial> before) {
      this.before = before;
    }

    @Override
    public List<Trial> trials() {
      return before;
    }

    @Override
    public synchronized void append(Trial trial) {
      added.add(timeless(trial));
    }

    public synchronized List<Trial> added() {
      return List.copyOf(added);
    }

    public List<List<Integer>> order() {
      return added().stream().map(each -> List.of(each.repeat(), each.run())).toList();
    }
  }
}
