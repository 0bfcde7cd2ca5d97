package io.optimum.workbench.profiling.trial;

import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.run.DeploymentResult;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a campaign has measured so far, run by run.
public final class TrialTable {
  private final TrialPlan plan;
  private final List<Repetition> runs = new ArrayList<>();
  private final Map<Integer, String> refused = new TreeMap<>();
  private final int[] expected;
  private long expectedTrials;
  private int trials;

  public TrialTable(TrialPlan plan) {
    this.plan = plan;
    expected = new int[plan.size()];
    for (int run = 0; run < plan.size(); run++) {
      runs.add(new Repetition(plan.request().repeats()));
      expected[run] = runs.get(run).expected();
      expectedTrials += expected[run];
    }
  }

  public TrialPlan plan() {
    return plan;
  }

  /// Why a trial from a journal is none of this campaign; empty when it is.
  public Optional<String> whyNot(Trial trial) {
    if (trial.run() >= plan.size() || trial.repeat() >= plan.request().repeats().max()) {
      return Optional.of(
          "there are %d runs of at most %d repeats"
              .formatted(plan.size(), plan.request().repeats().max()));
    }
    if (has(trial.run(), trial.repeat())) {
      return Optional.of("it is there already");
    }
    RunRequest due = plan.trial(trial.run(), trial.repeat());
    return trial.result().request().equals(due)
        ? Optional.empty()
        : Optional.of("its request is not the one of this run");
  }

  public void add(Trial trial) {
    Repetition repetition = runs.get(trial.run());
    repetition.add(trial.repeat(), trial.result());
    trials++;
    expectedTrials -= expected[trial.run()];
    expected[trial.run()] = repetition.expected();
    expectedTrials += expected[trial.run()];
  }

  /// A run that the device cannot make: it is not asked for again.
  ///
  /// @param reason in sentences
  public void refuse(int run, String reason) {
    refused.put(run, reason);
    expectedTrials += runs.get(run).count() - expected[run];
    expected[run] = runs.get(run).count();
  }

  /// Why a combination or a part of it could not be run; empty where it could.
  public Optional<String> refusal(int combination) {
    return Stream.concat(Stream.of(plan.runOf(combination)), plan.aloneOf(combination).stream())
        .flatMap(run -> Optional.ofNullable(refused.get(run)).stream())
        .findFirst();
  }

  public int trials() {
    return trials;
  }

  /// Trials in all, as far as one can tell.
  public long expectedTrials() {
    return expectedTrials;
  }

  /// What makes trials doubtful, the most frequent first.
  public List<CampaignResult.Doubt> doubts() {
    Map<String, List<String>> runsOf = new TreeMap<>();
    for (int run = 0; run < runs.size(); run++) {
      for (RunResult result : runs.get(run).results()) {
        for (String doubt : result.doubts()) {
          runsOf.computeIfAbsent(doubt, _ -> new ArrayList<>()).add(plan.title(run));
        }
      }
    }
    return runsOf.entrySet().stream()
        .map(each ->
            new CampaignResult.Doubt(
                each.getKey(),
                each.getValue().size(),
                each.getValue().stream().distinct().toList()))
        .sorted(Comparator.comparingInt(CampaignResult.Doubt::trials).reversed())
        .toList();
  }

  /// Whether every run has the repeats it needs, or cannot be made.
  public boolean isComplete() {
    return IntStream.range(0, runs.size())
        .allMatch(run -> runs.get(run).isDone() || refused.containsKey(run));
  }

  /// The runs that need this repeat, whether they have it or not.
  public List<Integer> due(int repeat) {
    return IntStream.range(0, runs.size())
        .filter(run -> !refused.containsKey(run))
        .filter(run -> runs.get(run).count() >= repeat && !runs.get(run).isEnough(repeat))
        .boxed()
        .toList();
  }

  public boolean has(int run, int repeat) {
    return runs.get(run).has(repeat);
  }

  public Repetition combined(int combination) {
    return runs.get(plan.runOf(combination));
  }

  public Repetition alone(int combination, int deployment) {
    return runs.get(plan.aloneOf(combination).get(deployment));
  }

  /// Whether a combination and its deployments alone need no more repeats.
  public boolean isDone(int combination) {
    return parts(combination).allMatch(Repetition::isDone);
  }

  private Stream<Repetition> parts(int combination) {
    return Stream.concat(
        Stream.of(combined(combination)), plan.aloneOf(combination).stream().map(runs::get));
  }

  /// A combination as measured so far; empty before each part of it ran once.
  public Optional<Measurement> measurement(int combination, CampaignHeader header) {
    if (parts(combination).anyMatch(each -> each.count() == 0)) {
      return Optional.empty();
    }
    int run = plan.runOf(combination);
    RunRequest request = plan.run(run);
    List<DeploymentResult> solo =
        plan.aloneOf(combination).stream()
            .map(each -> new Pool(plan.run(each), runs.get(each)).result().deployments().getFirst())
            .toList();
    return Optional.of(
        new Measurement(
            new Pool(request, runs.get(run)).result(),
            solo,
            header.fingerprints(request.combination())));
  }
}
