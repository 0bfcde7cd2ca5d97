package io.optimum.workbench.service;

import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/// One deployment being played: what waits, what its contexts work at, and what came of it.
final class Serving implements WaitingInputs {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final Tenant tenant;
  private final boolean closedLoop;
  private final Batcher batcher;
  private final Arrivals arrivals;
  private final DoubleSupplier noises;
  private final int[] sizes;
  private final double[] soloNanos;

  /// A ring of arrival times that no inference has taken, past ones and some future ones.
  private double[] waiting = new double[64];

  private int first;
  private int known;

  /// By context: work left in nanoseconds alone (0 = idle), and the arrivals that it serves.
  private final double[] left;

  private final double[][] batches;

  /// By context: what others add to its inference over what they add on average.
  private final double[] waits;

  /// Standard deviation of the logarithm of that.
  private final double waitSigma;

  /// When pacing allows the next start.
  private double tokenNanos;

  private int running;
  private int size;
  private double startNanos;

  private double[] latencies = new double[1024];
  private int served;
  private final double limitNanos;
  private int looked;
  private int missed;
  private double workNanos;
  private double stretchedNanos;

  /// @param gaps of its arrivals
  /// @param noises of its inferences
  Serving(Tenant tenant, Batching batching, DoubleSupplier gaps, DoubleSupplier noises) {
    this.tenant = tenant;
    long slo = tenant.target().sloP99Nanos();
    this.limitNanos = slo == 0 ? Double.POSITIVE_INFINITY : slo;
    this.closedLoop = tenant.target().arrivals() instanceof ArrivalProcess.ClosedLoop;
    this.batcher = new Batcher(closedLoop ? Batching.full() : batching);
    this.arrivals = new Arrivals(tenant.target().arrivals(), gaps);
    this.noises = noises;
    int largest = tenant.deployment().batchSize();
    this.sizes = IntStream.rangeClosed(0, largest).map(tenant::size).toArray();
    this.soloNanos = new double[largest + 1];
    tenant.soloNanos().forEach((each, nanos) -> soloNanos[each] = nanos);
    int streams = tenant.deployment().streams();
    this.left = new double[streams];
    this.batches = new double[streams][];
    this.waits = new double[streams];
    double variation = tenant.waitVariation();
    this.waitSigma = Math.sqrt(Math.log1p(variation * variation));
    plan(0);
  }

  boolean isClosedLoop() {
    return closedLoop;
  }

  Tenant tenant() {
    return tenant;
  }

  @Override
  public double arrivalNanos(int index) {
    while (known <= index) {
      if (known == waiting.length) {
        grow();
      }
      waiting[(first + known++) & (waiting.length - 1)] = arrivals.next();
    }
    return waiting[(first + index) & (waiting.length - 1)];
  }

  private void grow() {
    double[] larger = new double[2 * waiting.length];
    for (int i = 0; i < known; i++) {
      larger[i] = waiting[(first + i) & (waiting.length - 1)];
    }
    waiting = larger;
    first = 0;
  }

  /// When the next inference starts; never while every context is at work.
  double startNanos() {
    return startNanos;
  }

  /// Size of the inference started last, 0 when none is under way.
  int size() {
    return running == 0 ? 0 : size;
  }

  double activity() {
    return (double) running / left.length;
  }

  /// When the first inference under way ends at this slowdown; never when there is none.
  double endNanos(double now, double slowdown) {
    double least = NEVER;
    for (int context = 0; context < left.length; context++) {
      if (left[context] > 0) {
        least = Math.min(least, left[context] * stretch(context, slowdown));
      }
    }
    return now + least;
  }

  private double stretch(int context, double slowdown) {
    return 1 + (slowdown - 1) * waits[context];
  }

  void advance(double nanos, double slowdown) {
    if (running == 0) {
      return;
    }
    for (int context = 0; context < left.length; context++) {
      if (left[context] > 0) {
        double done = nanos / stretch(context, slowdown);
        left[context] = Math.max(Double.MIN_NORMAL, left[context] - done);
        workNanos += done;
      }
    }
    stretchedNanos += running * nanos;
  }

  void start(double now) {
    int context = idle();
    int count = batcher.size(this, now, tenant.deployment().batchSize());
    double[] batch = new double[closedLoop ? 1 : count];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = closedLoop ? now : arrivalNanos(i);
    }
    first = (first + count) & (waiting.length - 1);
    known -= count;
    batches[context] = batch;
    size = sizes[count];
    left[context] =
        soloNanos[size] * (1 + ServiceTime.ALONE_VARIATION_FRACTION * noises.getAsDouble());
    waits[context] =
        waitSigma == 0 ? 1 : Math.exp(waitSigma * noises.getAsDouble() - waitSigma * waitSigma / 2);
    tokenNanos = now + tenant.paceNanos();
    running++;
    plan(now);
  }

  /// Ends the inference with least left.
  void end(double now) {
    int ending = -1;
    for (int context = 0; context < left.length; context++) {
      if (left[context] > 0 && (ending < 0 || left[context] < left[ending])) {
        ending = context;
      }
    }
    for (double arrival : batches[ending]) {
      note(now - arrival);
    }
    left[ending] = 0;
    running--;
    plan(now);
  }

  private int idle() {
    int context = 0;
    while (left[context] > 0) {
      context++;
    }
    return context;
  }

  private void plan(double now) {
    startNanos =
        running == left.length
            ? NEVER
            : Math.max(
                Math.max(now, tokenNanos),
                batcher.readyNanos(this, tenant.deployment().batchSize()));
  }

  private void note(double latencyNanos) {
    if (served == latencies.length) {
      latencies = Arrays.copyOf(latencies, 2 * served);
    }
    latencies[served++] = latencyNanos;
  }

  /// Inputs served; in a closed loop, inferences.
  int served() {
    return served;
  }

  /// Inputs that have arrived and wait.
  int backlog(double now) {
    int count = 0;
    while (!closedLoop && count < known && arrivalNanos(count) <= now) {
      count++;
    }
    return count;
  }

  /// Mean latency of an inference over the same alone.
  double slowdown() {
    return workNanos == 0 ? 1 : stretchedNanos / workNanos;
  }

  int largestUnderLoad() {
    return batcher.largestUnderLoad(tenant.deployment().batchSize());
  }

  /// Without the first tenth, which found an empty GPU.
  double[] latencies() {
    return Arrays.copyOfRange(latencies, served / 10, served);
  }

  /// Latencies above the SLO, counted from an input on; 0 without an SLO.
  int missed(int from) {
    for (; looked < served; looked++) {
      missed += looked >= from && latencies[looked] > limitNanos ? 1 : 0;
    }
    return missed;
  }
}
