package io.optimum.workbench.service;

import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Batching;
import io.optimum.workbench.domain.plan.ServiceTarget;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.Pacing;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/// Maps the service time of a deployment, its arrivals and the batching policy to latency
/// percentiles and goodput.
///
/// *Closed loop*: every stream starts the next inference when the last one ends, so latency is the
/// service time, taken as log-normal. *Open loop*: latency is the time until the batch exists, plus
/// the wait for a free stream ([WaitingTime]), plus the service time. Batches of `b` requests at
/// Poisson rate `λ` arrive with Erlang-`b` gaps. Without delay and preferred sizes
/// ([Batching#atOnce]) a batch of one waits as above; a larger one first waits for the first of `c`
/// inferences under way to end (uniform phases) with probability `s/(s + exp(-λs)/λ)`, `s = S/c`:
/// the share of time in which a server of unlimited batches is busy. With a delay or preferred
/// sizes there is no formula: arrivals and services are drawn, always the same ones, and played
/// through the queue with the simulator's own rule ([Batcher]).
///
/// Bursts below capacity are taken as Poisson at the rate within a burst; above it, the backlog of
/// a fluid queue is added, provided it empties before the next burst. Recorded arrivals are played
/// through the queue one by one. An inference takes as long as a whole batch: where smaller batches
/// have profiles of their own, the simulator runs those and is faster. The service time is the one
/// under full load of all co-runners, so predictions for partly idle co-runners are on the safe
/// side. Checked in tests against a simulated queue and the simulated GPU at 30 to 80 % load; above
/// 95 % load the tail is dominated by how long one observes.
///
/// @param batching when an inference starts, and on what
public record ServiceModel(Batching batching) {
  /// Arrivals drawn where there is no formula: p99 of four batches of them differs by some percent.
  private static final int DRAWN = 40_000;

  private static final long SEED = 1;

  /// What to expect of a deployment whose inferences take `service`, under the load and the SLO of
  /// `target`.
  public ServiceLevel estimate(Deployment deployment, ServiceTime service, ServiceTarget target) {
    Server server = Server.of(deployment, service, new Batcher(batching));
    return switch (target.arrivals()) {
      case ArrivalProcess.ClosedLoop _ -> closedLoop(server, target);
      case ArrivalProcess.Recorded recorded -> recorded(server, target, recorded);
      case ArrivalProcess.Poisson poisson when hasFormula() ->
          queued(server, target, new SteadyRate(poisson.ratePerSecond(), false));
      case ArrivalProcess.Constant constant when hasFormula() ->
          queued(server, target, new SteadyRate(constant.ratePerSecond(), true));
      case ArrivalProcess.Bursts bursts when hasFormula() -> bursts(server, target, bursts);
      case ArrivalProcess.Poisson poisson -> drawn(server, target, poisson.ratePerSecond());
      case ArrivalProcess.Constant constant -> drawn(server, target, constant.ratePerSecond());
      case ArrivalProcess.Bursts bursts -> drawn(server, target, bursts.meanRatePerSecond());
    };
  }

  private boolean hasFormula() {
    return batching.equals(Batching.full()) || batching.equals(Batching.atOnce());
  }

  private static ServiceLevel closedLoop(Server server, ServiceTarget target) {
    ServiceTime service = server.service();
    double capacity = server.capacityPerSecond();
    double within = target.sloP99Nanos() == 0 ? 1 : service.shareWithin(target.sloP99Nanos());
    return new ServiceLevel(
        true,
        1,
        service.meanNanos(),
        service.atNanos(0),
        service.atNanos(ServiceTime.Z95),
        service.atNanos(ServiceTime.Z99),
        capacity,
        capacity,
        capacity * within);
  }

  private ServiceLevel queued(Server server, ServiceTarget target, SteadyRate load) {
    double capacity = server.capacityPerSecond();
    double utilisation = load.ratePerSecond() / capacity;
    if (utilisation >= 1) {
      return ServiceLevel.notSustainable(utilisation, capacity);
    }
    WaitingTime wait =
        WaitingTime.of(load.gaps(server.batchSize()), server.slot(), server.streams());
    LatencyDistribution latency =
        LatencyDistribution.of(formation(server, load), Strata.of(server.service()), wait);
    return level(latency, target, utilisation, capacity, load.ratePerSecond());
  }

  private Strata formation(Server server, SteadyRate load) {
    if (server.batchSize() == 1) {
      return Strata.zero();
    }
    if (batching instanceof Batching.Full) {
      return Strata.fill(server.batchSize(), load.gapNanos(), load.equalGaps());
    }
    double share = server.slot().meanNanos() / server.streams();
    double idle = load.gapNanos() * Math.exp(-share / load.gapNanos());
    return Strata.residual(share / (share + idle), server.slot().meanNanos(), server.streams());
  }

  private ServiceLevel bursts(Server server, ServiceTarget target, ArrivalProcess.Bursts bursts) {
    double capacity = server.capacityPerSecond();
    double within = bursts.onRatePerSecond() / capacity;
    double dutyFraction = bursts.onFraction();
    double rate = bursts.meanRatePerSecond();
    if (within * dutyFraction >= 1) {
      return ServiceLevel.notSustainable(within * dutyFraction, capacity);
    }
    if (within < 1) {
      ServiceLevel steady = queued(server, target, new SteadyRate(bursts.onRatePerSecond(), false));
      return steady.thinned(dutyFraction);
    }
    Strata backlog = Strata.residual(1, bursts.onNanos() * (within - 1), 1);
    LatencyDistribution latency =
        LatencyDistribution.of(backlog, Strata.of(server.service()), WaitingTime.none());
    return level(latency, target, within * dutyFraction, capacity, rate);
  }

  private ServiceLevel recorded(
      Server server, ServiceTarget target, ArrivalProcess.Recorded recorded) {
    double[] arrivals = recorded.arrivalNanos().stream().mapToDouble(Long::doubleValue).toArray();
    double span = arrivals[arrivals.length - 1] - arrivals[0];
    double rate = (arrivals.length - 1) * 1e9 / span;
    double slotNanos = server.slot().meanNanos();
    return played(server, target, rate, arrivals, () -> slotNanos);
  }

  private ServiceLevel drawn(Server server, ServiceTarget target, double ratePerSecond) {
    SplittableRandom random = new SplittableRandom(SEED);
    Arrivals process = new Arrivals(target.arrivals(), random.split());
    double[] arrivals = new double[DRAWN];
    Arrays.setAll(arrivals, _ -> process.next());
    return played(
        server,
        target,
        ratePerSecond,
        arrivals,
        () -> server.slot().atNanos(random.nextGaussian()));
  }

  private ServiceLevel played(
      Server server,
      ServiceTarget target,
      double ratePerSecond,
      double[] arrivals,
      DoubleSupplier slotNanos) {
    double capacity = server.capacityPerSecond();
    double utilisation = ratePerSecond / capacity;
    if (utilisation >= 1) {
      return ServiceLevel.notSustainable(utilisation, capacity);
    }
    double[] delays =
        new PlayedQueue(arrivals, server.batchSize(), batching)
            .delayNanos(slotNanos, server.streams());
    LatencyDistribution latency =
        LatencyDistribution.of(Strata.of(delays), Strata.of(server.service()), WaitingTime.none());
    return level(latency, target, utilisation, capacity, ratePerSecond);
  }

  private static ServiceLevel level(
      LatencyDistribution latency,
      ServiceTarget target,
      double utilisation,
      double capacityPerSecond,
      double throughputPerSecond) {
    double within = target.sloP99Nanos() == 0 ? 1 : latency.shareWithin(target.sloP99Nanos());
    return new ServiceLevel(
        true,
        utilisation,
        latency.meanNanos(),
        latency.quantileNanos(0.5),
        latency.quantileNanos(0.95),
        latency.quantileNanos(0.99),
        capacityPerSecond,
        throughputPerSecond,
        throughputPerSecond * within);
  }

  /// A deployment as a queueing system.
  ///
  /// @param mostServed inputs per inference in an overload
  /// @param service how long an inference takes
  /// @param slot how long it keeps its stream from starting the next one: longer when paced
  private record Server(
      int batchSize, int mostServed, int streams, ServiceTime service, ServiceTime slot) {
    static Server of(Deployment deployment, ServiceTime service, Batcher batcher) {
      double slotNanos =
          switch (deployment.pacing()) {
            case Pacing.Unlimited _ -> service.meanNanos();
            case Pacing.TokenBucket bucket ->
                Math.max(
                    service.meanNanos(), deployment.streams() * 1e9 / bucket.batchesPerSecond());
          };
      return new Server(
          deployment.batchSize(),
          batcher.largestUnderLoad(deployment.batchSize()),
          deployment.streams(),
          service,
          new ServiceTime(slotNanos, service.variationFraction()));
    }

    double capacityPerSecond() {
      return streams * mostServed * 1e9 / slot.meanNanos();
    }
  }

  /// Requests at a steady rate, with exponential or equal gaps.
  private record SteadyRate(double ratePerSecond, boolean equalGaps) {
    double gapNanos() {
      return 1e9 / ratePerSecond;
    }

    WaitingTime.Gaps gaps(int batchSize) {
      return new WaitingTime.Gaps(batchSize * gapNanos(), equalGaps ? 0 : batchSize);
    }
  }
}
