package io.optimum.workbench.device.sim;

import io.optimum.workbench.device.sim.event.EventQueue;
import io.optimum.workbench.domain.Pacing;

/// When a deployment may start its next inference: a batch has arrived, and the token bucket of its
/// pacing has a token. Contexts that have nothing to do wait here.
///
/// An inference takes a whole batch: it arrives with the last of its inputs. How long the earlier
/// ones wait for a batch to fill is a question of batching, not of the GPU.
final class LoadGenerator {
  private final Arrivals arrivals;
  private final DeviceStream[] idle;
  private int idleCount;
  private double arrivalNanos;
  private double lastStartNanos = Double.NEGATIVE_INFINITY;
  private Pacing pacing;

  LoadGenerator(Arrivals arrivals, Pacing pacing, int contexts, int batchSize) {
    this.arrivals = arrivals;
    this.pacing = pacing;
    idle = new DeviceStream[contexts];
    arrivalNanos = arrivals.nextBatch(batchSize);
  }

  boolean isClosedLoop() {
    return arrivals.isClosedLoop();
  }

  void pace(Pacing value) {
    pacing = value;
  }

  void release(DeviceStream stream) {
    idle[idleCount++] = stream;
  }

  /// When the next inference can start; never while every context is busy.
  double nextStart(double nowNanos) {
    if (idleCount == 0) {
      return EventQueue.NEVER;
    }
    double token =
        switch (pacing) {
          case Pacing.Unlimited _ -> nowNanos;
          case Pacing.TokenBucket bucket -> lastStartNanos + 1e9 / bucket.batchesPerSecond();
        };
    return Math.max(nowNanos, Math.max(token, arrivalNanos));
  }

  /// Hands the next batch to an idle context.
  DeviceStream start(double nowNanos, int nextBatchSize) {
    DeviceStream stream = idle[--idleCount];
    lastStartNanos = nowNanos;
    stream.begin(isClosedLoop() ? nowNanos : arrivalNanos, nowNanos);
    arrivalNanos = arrivals.nextBatch(nextBatchSize);
    return stream;
  }
}
