package io.optimum.workbench.service;

import io.optimum.workbench.domain.load.Batching;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Plays the deployments of one GPU under their demands together: inputs arrive and are batched as
/// in the simulator ([Arrivals], [Batcher]), and an inference gets on at the pace that the others
/// leave it at that moment ([Interference]).
///
/// A queue of each deployment by itself does not do: a co-runner that rests slows nobody down, one
/// that is slowed down rests less and runs larger batches, and both come in spells. Between two
/// events every pace is constant, so an event costs the number of deployments squared. Arrivals are
/// always the same ones, so that neighbouring plans differ by what differs in them.
public final class PlayedGpu {
  /// While a deployment has too few inputs others are played on, but not longer than this.
  private static final int MOST = 4;

  /// Share of the inputs that may wait at the end of a queue that does not grow for ever.
  private static final double LEFT_WAITING = 0.1;

  /// More inputs than expected may come, and push what was late out of the last hundredth.
  private static final double MORE_THAN_EXPECTED = 1.25;

  private static final double LATE = 0.01;

  private final Serving[] all;
  private final Interference interference;
  private final int[] running;
  private final double[] activity;
  private final double[] slowdowns;
  private double now;

  private PlayedGpu(
      List<Tenant> tenants, Interference interference, Batching batching, Draws draws) {
    this.all =
        IntStream.range(0, tenants.size())
            .mapToObj(i -> new Serving(tenants.get(i), batching, draws.gaps(i), draws.noises(i)))
            .toArray(Serving[]::new);
    this.interference = interference;
    this.running = new int[all.length];
    this.activity = new double[all.length];
    this.slowdowns = new double[all.length];
    Arrays.fill(slowdowns, 1);
  }

  /// What the users of each deployment feel.
  ///
  /// @param inputs of each deployment, about
  /// @param draws may be shared with other plays
  public static List<ServiceLevel> play(
      List<Tenant> tenants, Interference interference, Batching batching, int inputs, Draws draws) {
    PlayedGpu gpu = new PlayedGpu(tenants, interference, batching, draws);
    gpu.run(inputs, false);
    return gpu.levels();
  }

  /// The same for a search: ends as soon as it is sure that an SLO is missed or a demand not
  /// sustained. By how much is then only roughly known.
  public static List<ServiceLevel> playUntilMissed(
      List<Tenant> tenants, Interference interference, Batching batching, int inputs, Draws draws) {
    PlayedGpu gpu = new PlayedGpu(tenants, interference, batching, draws);
    gpu.run(inputs, true);
    return gpu.levels();
  }

  private List<ServiceLevel> levels() {
    return IntStream.range(0, all.length).mapToObj(this::level).toList();
  }

  private void run(int inputs, boolean untilMissed) {
    int[] expected = untilMissed ? expected(inputs) : new int[0];
    boolean more = true;
    while (more && !enough(inputs)) {
      for (int i = 0; more && i < all.length; i++) {
        more = step();
      }
      more &= !untilMissed || !isMissed(expected);
    }
  }

  /// Inputs of each deployment by the end; no limit where that is not known.
  private int[] expected(int inputs) {
    double[] rates =
        Arrays.stream(all)
            .mapToDouble(each ->
                each.isClosedLoop()
                    ? Double.POSITIVE_INFINITY
                    : each.tenant().target().arrivals().meanRatePerSecond())
            .toArray();
    double slowest = inputs / Arrays.stream(rates).min().orElseThrow();
    double most = (double) MOST * all.length * inputs / Arrays.stream(rates).sum();
    double seconds = most == 0 ? slowest : Math.min(slowest, most);
    return Arrays.stream(rates)
        .mapToInt(rate ->
            Double.isInfinite(rate)
                ? Integer.MAX_VALUE
                : (int) Math.min(Integer.MAX_VALUE, MORE_THAN_EXPECTED * rate * seconds))
        .toArray();
  }

  private boolean isMissed(int[] expected) {
    boolean missed = false;
    for (int i = 0; i < all.length; i++) {
      missed |= all[i].missed(expected[i] / 10) > LATE * expected[i];
    }
    return missed;
  }

  private boolean enough(int inputs) {
    boolean each = true;
    long sum = 0;
    for (Serving serving : all) {
      each &= serving.served() >= inputs;
      sum += serving.served();
    }
    return each || sum >= (long) MOST * all.length * inputs;
  }

  /// To the next start or end of an inference; false when there is none.
  private boolean step() {
    double next = Double.POSITIVE_INFINITY;
    int who = -1;
    boolean starts = false;
    for (int i = 0; i < all.length; i++) {
      if (all[i].startNanos() < next) {
        next = all[i].startNanos();
        who = i;
        starts = true;
      }
      double end = all[i].endNanos(now, slowdowns[i]);
      if (end < next) {
        next = end;
        who = i;
        starts = false;
      }
    }
    if (who >= 0) {
      advance(next);
      change(who, starts);
    }
    return who >= 0;
  }

  private void advance(double next) {
    for (int i = 0; i < all.length; i++) {
      all[i].advance(next - now, slowdowns[i]);
    }
    now = next;
  }

  private void change(int who, boolean starts) {
    if (starts) {
      all[who].start(now);
    } else {
      all[who].end(now);
    }
    running[who] = all[who].size();
    activity[who] = all[who].activity();
    for (int i = 0; i < all.length; i++) {
      slowdowns[i] = running[i] == 0 ? 1 : interference.slowdown(i, running, activity);
    }
  }

  private ServiceLevel level(int index) {
    Serving serving = all[index];
    Tenant tenant = serving.tenant();
    int streams = tenant.deployment().streams();
    double slot = Math.max(tenant.wholeNanos() * serving.slowdown(), streams * tenant.paceNanos());
    double capacity = streams * serving.largestUnderLoad() * 1e9 / slot;
    double rate =
        serving.isClosedLoop() ? capacity : tenant.target().arrivals().meanRatePerSecond();
    double utilisation = rate / capacity;
    double mayWait = LEFT_WAITING * serving.served() + 4 * tenant.deployment().batchSize();
    if (!serving.isClosedLoop() && (utilisation >= 1 || serving.backlog(now) > mayWait)) {
      return ServiceLevel.notSustainable(Math.max(1, utilisation), capacity);
    }
    double[] latencies = serving.served() == 0 ? once(index) : serving.latencies();
    return ServiceLevel.observed(
        latencies, tenant.target().sloP99Nanos(), utilisation, capacity, rate);
  }

  /// So rare, or so long, that none ended in the play: one beside all others at work.
  private double[] once(int index) {
    Tenant tenant = all[index].tenant();
    int[] sizes =
        Arrays.stream(all).mapToInt(each -> each.tenant().deployment().batchSize()).toArray();
    sizes[index] = tenant.size(all[index].isClosedLoop() ? sizes[index] : 1);
    double[] busy = new double[all.length];
    Arrays.fill(busy, 1);
    double alone = tenant.soloNanos().getOrDefault(sizes[index], tenant.wholeNanos());
    return new double[] {alone * interference.slowdown(index, sizes, busy)};
  }
}
