package io.optimum.workbench.profiling.trial;

import io.optimum.workbench.domain.evidence.Repeats;
import io.optimum.workbench.domain.run.RunResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The repeats of one run so far, and whether they are enough.
public final class Repetition {
  private final Repeats rule;
  private final List<RunResult> results = new ArrayList<>();
  private final Map<Integer, RunResult> early = new HashMap<>();
  private boolean done;

  Repetition(Repeats rule) {
    this.rule = rule;
  }

  List<RunResult> results() {
    return results;
  }

  public int count() {
    return results.size();
  }

  boolean has(int repeat) {
    return repeat < count() || early.containsKey(repeat);
  }

  /// One that comes before its turn counts as soon as those before it are there.
  void add(int repeat, RunResult result) {
    early.put(repeat, result);
    for (RunResult next = early.remove(count()); next != null; next = early.remove(count())) {
      results.add(next);
    }
    done = isEnough(count());
  }

  /// Whether the first `count` repeats are enough.
  boolean isEnough(int count) {
    return count >= rule.max()
        || (count >= rule.min() && worstRatio(count) <= rule.halfWidthFraction());
  }

  public boolean isDone() {
    return done;
  }

  /// Whether the means are known as well as was asked; where nothing was asked of the repeats, each
  /// run answers for itself.
  public boolean isConverged() {
    return rule.halfWidthFraction() == 0
        ? done && results.stream().allMatch(RunResult::converged)
        : count() >= rule.min() && worstRatio() <= rule.halfWidthFraction();
  }

  /// How many repeats it will take in all. The half-width shrinks with the root of their number;
  /// before there are two, the middle of what the rule allows is as good a guess as any.
  int expected() {
    int count = count();
    if (isDone()) {
      return count;
    }
    if (count < 2 || rule.halfWidthFraction() == 0) {
      int guess = rule.halfWidthFraction() == 0 ? rule.max() : (rule.min() + rule.max()) / 2;
      return Math.max(count + 1, guess);
    }
    double ratio = worstRatio(count) / rule.halfWidthFraction();
    return (int) Math.clamp(Math.ceil(count * ratio * ratio), count + 1.0, rule.max());
  }

  /// The largest half-width of a deployment's mean latency, as a share of the mean.
  public double worstRatio() {
    return worstRatio(count());
  }

  private double worstRatio(int count) {
    return IntStream.range(0, results.getFirst().deployments().size())
        .mapToObj(deployment -> interval(deployment, count))
        .mapToDouble(interval -> interval.halfWidth() / interval.mean())
        .max()
        .orElseThrow();
  }

  private MeanInterval interval(int deployment, int count) {
    return MeanInterval.of(
        results.subList(0, count).stream()
            .map(each -> each.deployments().get(deployment).latency().meanNanos())
            .toList());
  }
}
