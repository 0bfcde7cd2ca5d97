package io.optimum.workbench.device.cuda.run;

import io.optimum.workbench.device.cuda.driver.CudaDriver;
import io.optimum.workbench.device.cuda.run.host.RunClock;
import io.optimum.workbench.device.cuda.run.host.Worker;
import java.util.List;

/// One host thread that enqueues: polls what runs, starts what may start, in turn over its lanes.
final class LaneWorker implements Worker {
  /// Steering and the end of the run are noticed within this.
  private static final double LONGEST_REST_NANOS = 1e6;

  private final List<Lane> lanes;
  private final CudaDriver driver;
  private final Ledger ledger;
  private final RunClock clock;
  private final RunSpans spans;
  private final OutputCheck outputs;

  LaneWorker(List<Lane> lanes, CudaDriver driver, Ledger ledger, LaneWatch watch) {
    this.lanes = List.copyOf(lanes);
    this.driver = driver;
    this.ledger = ledger;
    clock = watch.clock();
    spans = watch.spans();
    outputs = watch.outputs();
  }

  @Override
  public void open() {
    driver.attach();
    for (Lane lane : lanes) {
      lane.open();
      ledger.release(lane.tenant, lane.inputs, 0);
    }
  }

  @Override
  public double step() {
    double rest = ENDED;
    for (Lane lane : lanes) {
      rest = Math.min(rest, step(lane));
    }
    return rest;
  }

  private double step(Lane lane) {
    if (lane.isRunning()) {
      if (!lane.hasEnded()) {
        return 0;
      }
      double now = clock.nowNanos();
      spans.ended(lane.last(now));
      ledger.ended(lane.tenant, lane.inputs, now);
    }
    if (ledger.isOver()) {
      return ENDED;
    }
    double now = clock.nowNanos();
    return ledger
        .tryStart(lane.tenant, lane.inputs, now)
        .map(start -> {
          lane.begin(start);
          return 0.0;
        })
        .orElseGet(
            () -> Math.clamp(ledger.nextStart(lane.tenant, now) - now, 0, LONGEST_REST_NANOS));
  }

  @Override
  public void close() {
    try {
      if (ledger.hasEnded()) {
        lanes.forEach(outputs::look);
      }
    } finally {
      lanes.forEach(Lane::close);
    }
  }
}
