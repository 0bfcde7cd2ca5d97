package io.optimum.workbench.device.load;

import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.LatencySummary;

/// What a deployment is seen to do after the warm-up: latencies with and without the queue, and
/// throughput.
///
/// In an open loop each input has a latency of its own, from its arrival to the end of its
/// inference; inputs that arrived during the warm-up are not counted. In a closed loop the inputs
/// of a batch have one latency, counted once.
public final class LoadStatistics {
  private final double warmUpNanos;
  private final boolean closedLoop;
  private final LatencyRecorder latencies = new LatencyRecorder();
  private final LatencyRecorder services = new LatencyRecorder();
  private final ThroughputCounter throughput;

  public LoadStatistics(double warmUpNanos, boolean closedLoop) {
    this.warmUpNanos = warmUpNanos;
    this.closedLoop = closedLoop;
    throughput = new ThroughputCounter(closedLoop);
  }

  /// An inference ended; whether it gave a sample.
  public boolean ended(InputBatch batch, double nowNanos) {
    if (nowNanos < warmUpNanos) {
      return false;
    }
    throughput.completed(nowNanos, batch.size());
    int last = batch.size() - 1;
    if (batch.arrivalNanos(last) < warmUpNanos) {
      return false;
    }
    for (int i = closedLoop ? last : 0; i <= last; i++) {
      if (batch.arrivalNanos(i) >= warmUpNanos) {
        latencies.add(nowNanos - batch.arrivalNanos(i));
        services.add(nowNanos - batch.startNanos());
      }
    }
    return true;
  }

  /// Latencies counted so far.
  public int samples() {
    return latencies.samples();
  }

  /// Queue and service; only after the first sample.
  public LatencySummary latency() {
    return latencies.summary();
  }

  /// Without the queue, of the same inputs; only after the first sample.
  public LatencySummary service() {
    return services.summary();
  }

  /// All of it, of a run that measured for `elapsedNanos`; only after the first sample.
  ///
  /// @param dropped inputs that newer ones replaced while they waited
  public DeploymentResult result(Deployment deployment, double elapsedNanos, long dropped) {
    return new DeploymentResult(
        deployment, latency(), service(), throughputPerSecond(elapsedNanos), dropped);
  }

  /// Single inputs per second, of a run that measured for `elapsedNanos`.
  public double throughputPerSecond(double elapsedNanos) {
    return throughput.perSecond(elapsedNanos);
  }

  boolean isWithin(double fraction) {
    return latencies.isWithin(fraction);
  }
}
