package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.device.RunControl;
import io.optimum.workbench.device.SpanSink;
import io.optimum.workbench.device.cuda.driver.Scope;
import io.optimum.workbench.device.cuda.driver.SmPartition;
import io.optimum.workbench.device.cuda.run.host.Host;
import io.optimum.workbench.device.cuda.run.host.RunClock;
import io.optimum.workbench.device.cuda.run.host.Worker;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One run of a combination on a real GPU: host threads enqueue on streams, the calling thread
/// steers, hands over spans, samples the board and decides when it is enough.
///
/// Latency and service are of the host's clock, from the arrival and from the first enqueue to when
/// the host sees the end event. A run goes as fast as the GPU does, whatever speed was asked for.
public final class CudaRun {
  /// The calling thread looks at the run this often.
  private static final long LOOK_NANOS = 10_000_000;

  /// The board is sampled this often: NVML refreshes most figures every 20 to 100 ms.
  private static final double SAMPLE_NANOS = 1e8;

  private final RunDevice device;
  private final RunRequest request;
  private final List<Tenant> tenants;
  private final LaunchSchedule schedule;
  private final Ledger ledger;
  private final RunClock clock;
  private final RunSpans spans;
  private final OutputCheck outputs;
  private double sampledNanos;
  private boolean warm;

  /// @param loaded engines by engine, GPU and batch
  /// @throws IllegalArgumentException when an engine is not loaded
  public CudaRun(
      RunDevice device, RunRequest request, Map<ProfileKey, LoadedEngine> loaded, SpanSink sink) {
    this.device = request.trace() ? device : device.untraced();
    this.request = request;
    tenants = Tenants.of(request, loaded);
    schedule = LaunchSchedule.of(request);
    ledger = new Ledger(request, tenants);
    clock = new RunClock(device.host());
    outputs = new OutputCheck(device.outputs(), schedule.lanes().size() == 1);
    spans = new RunSpans(sink, lanes(), device.tracer(), request.trace());
  }

  /// Runs it to its end.
  public RunResult run(RunControl control, Progress progress) {
    for (Tenant tenant : tenants) {
      for (LoadedEngine each : tenant.engines()) {
        say(progress, "Making %s ready".formatted(each.profile().key()));
        device.source().prepare(each.profile(), each.binary());
      }
    }
    device.monitor().look();
    try (Scope scope = new Scope()) {
      scope.keep(device.tracer()::end); // which knows streams from when they open
      List<Worker> workers = workers(partitions(scope, progress));
      try (Host.Crew crew = device.host().start(workers)) {
        clock.begin();
        if (request.trace()) {
          device.tracer().begin(clock.originNanos());
        }
        crew.go();
        watch(crew, control, progress);
      }
      spans.end();
      return result();
    }
  }

  private void watch(Host.Crew crew, RunControl control, Progress progress) {
    try {
      do {
        double now = clock.nowNanos();
        control.drain().forEach(each -> ledger.steer(each).ifPresent(why -> say(progress, why)));
        ledger.look(now);
        spans.flush();
        sample(now);
        say(progress, "Running");
      } while (crew.rest(LOOK_NANOS));
    } finally {
      ledger.abort(); // before the crew is closed, which waits for its end
    }
  }

  private void say(Progress progress, String message) {
    double all = (double) request.warmUpNanos() + request.stop().maxNanos();
    progress.report(Math.min(1, clock.nowNanos() / all), message);
  }

  private void sample(double now) {
    if (!warm && now >= request.warmUpNanos()) {
      warm = true;
      device.monitor().reset();
      sampledNanos = Double.NEGATIVE_INFINITY;
    }
    if (warm && now - sampledNanos >= SAMPLE_NANOS) {
      sampledNanos = now;
      device.monitor().sample();
    }
  }

  private List<Worker> workers(List<SmPartition> partitions) {
    List<Worker> workers = new ArrayList<>();
    for (List<LanePlan> thread : schedule.threads()) {
      List<Lane> lanes = new ArrayList<>();
      for (LanePlan plan : thread) {
        SmPartition partition = partitions.isEmpty() ? null : partitions.get(plan.deployment());
        lanes.add(new Lane(plan, tenants.get(plan.deployment()), device, partition));
      }
      workers.add(
          new LaneWorker(lanes, device.driver(), ledger, new LaneWatch(clock, spans, outputs)));
    }
    return workers;
  }

  private List<SmPartition> partitions(Scope scope, Progress progress) {
    if (request.combination().sharing() != Sharing.GREEN_CONTEXT) {
      return List.of();
    }
    List<SmPartition> partitions =
        device
            .driver()
            .partition(
                request.combination().deployments().stream()
                    .map(Deployment::smShareFraction)
                    .toList());
    partitions.forEach(scope::keep);
    say(
        progress,
        "SMs by deployment: %s of %d"
            .formatted(
                partitions.stream().map(SmPartition::smCount).toList(), device.gpu().smCount()));
    return partitions;
  }

  private List<SpanBatch.Lane> lanes() {
    return schedule.lanes().stream()
        .map(each ->
            new SpanBatch.Lane(
                each.deployment(),
                each.stream(),
                tenants.get(each.deployment()).deployment.engine(),
                each.priority()))
        .toList();
  }

  private RunResult result() {
    double elapsed = ledger.endNanos() - request.warmUpNanos();
    List<DeploymentResult> deployments =
        tenants.stream()
            .map(tenant ->
                tenant.statistics.result(tenant.deployment, elapsed, tenant.generator.dropped()))
            .toList();
    return new RunResult(
        request,
        deployments,
        Math.max(1, Math.round(elapsed)),
        null,
        null,
        ledger.converged(),
        device.tracer().dropped(),
        Provenance.MEASURED,
        device.monitor().conditions(),
        outputs.agreement());
  }
}
