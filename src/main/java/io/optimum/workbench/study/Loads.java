package io.optimum.workbench.study;

import io.optimum.workbench.domain.load.ArrivalProcess;
import io.optimum.workbench.domain.load.Load;
import io.optimum.workbench.importer.colocation.MeasuredClient;
import io.optimum.workbench.importer.colocation.MeasuredMix;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/// The loads of a mix, in the order of its clients. Periodic clients of the same rate do not fire
/// together: each starts later by the solo latencies of those before it, sorted by name (DISB).
final class Loads {
  private static final long LENGTH_NANOS = 60_000_000_000L;

  private Loads() {}

  static List<Load> of(MeasuredMix mix) {
    return mix.clients().stream().map(each -> load(mix, each)).toList();
  }

  private static Load load(MeasuredMix mix, MeasuredClient client) {
    Load load = client.load().withThinkNanos(HostWork.nanos(client.model()));
    return load.arrivals() instanceof ArrivalProcess.Constant(double rate)
        ? load.withArrivals(periodic(rate, phaseNanos(mix, client, rate)))
        : load;
  }

  private static long phaseNanos(MeasuredMix mix, MeasuredClient client, double rate) {
    return mix.clients().stream()
        .sorted(Comparator.comparing(MeasuredClient::id))
        .takeWhile(each -> !each.id().equals(client.id()))
        .filter(each -> each.load().arrivals().equals(new ArrivalProcess.Constant(rate)))
        .mapToLong(MeasuredClient::soloLatencyNanos)
        .sum();
  }

  private static ArrivalProcess periodic(double ratePerSecond, long phaseNanos) {
    return new ArrivalProcess.Recorded(
        LongStream.range(0, (long) (LENGTH_NANOS / 1e9 * ratePerSecond))
            .mapToObj(i -> phaseNanos + Math.round(i * 1e9 / ratePerSecond))
            .toList());
  }
}
