package io.optimum.workbench.profiling.trial;

import io.optimum.workbench.domain.evidence.CampaignRequest;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.RunRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The runs of a campaign: every setting alone once, in order of appearance, then every
/// combination.
public final class TrialPlan {
  /// The golden ratio's odd integer, as in Vigna's SplitMix64: spreads neighbouring numbers.
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final CampaignRequest request;
  private final List<RunRequest> runs = new ArrayList<>();
  private final List<List<Integer>> alone = new ArrayList<>();
  private final int soloCount;

  public TrialPlan(CampaignRequest request) {
    this.request = request;
    Map<Combination, Integer> solos = new LinkedHashMap<>();
    for (Combination combination : request.combinations()) {
      alone.add(
          IntStream.range(0, combination.size())
              .mapToObj(i -> index(solos, combination.solo(i)))
              .toList());
    }
    soloCount = solos.size();
    solos.keySet().forEach(solo -> runs.add(request.run(solo)));
    request.combinations().forEach(each -> runs.add(request.run(each)));
  }

  private static int index(Map<Combination, Integer> solos, Combination solo) {
    Integer known = solos.putIfAbsent(solo, solos.size());
    return known == null ? solos.size() - 1 : known;
  }

  CampaignRequest request() {
    return request;
  }

  int size() {
    return runs.size();
  }

  /// The run that all repeats of it stand for.
  RunRequest run(int run) {
    return runs.get(run);
  }

  /// Which run is the one of a combination.
  int runOf(int combination) {
    return soloCount + combination;
  }

  /// The runs of a combination's deployments alone, in its order.
  List<Integer> aloneOf(int combination) {
    return alone.get(combination);
  }

  /// One repeat of a run. Without repeats it is the very run that `optimum run` makes with the
  /// campaign's seed; with repeats, each has a seed of its own, so that noise differs.
  public RunRequest trial(int run, int repeat) {
    RunRequest base = runs.get(run);
    if (request.repeats().max() == 1) {
      return base;
    }
    long stream = (long) run * request.repeats().max() + repeat + 1;
    long seed = new SplittableRandom(request.seed() ^ stream * SPREAD).nextLong();
    return RunRequest.closedLoop(
        base.gpu(), base.combination(), base.warmUpNanos(), base.stop(), seed);
  }

  /// The engines of a run, for people.
  public String title(int run) {
    Combination combination = runs.get(run).combination();
    String engines =
        String.join(
            " + ", combination.deployments().stream().map(each -> each.engine().value()).toList());
    return run < soloCount ? engines + " alone" : engines;
  }
}
