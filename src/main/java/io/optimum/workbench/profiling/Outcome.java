package io.optimum.workbench.profiling;

import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.domain.evidence.Repeats;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.profiling.trial.CampaignHeader;
import io.optimum.workbench.profiling.trial.CampaignResult;
import io.optimum.workbench.profiling.trial.CombinationText;
import io.optimum.workbench.profiling.trial.Repetition;
import io.optimum.workbench.profiling.trial.TrialTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Tells what a campaign gave: combination by combination while it runs, and all of it at its end.
final class Outcome {
  private final CampaignHeader header;
  private final TrialTable table;
  private final Consumer<Measurement> recorder;
  private final List<Combination> combinations;
  private final boolean[] told;

  Outcome(CampaignHeader header, TrialTable table, Consumer<Measurement> recorder) {
    this.header = header;
    this.table = table;
    this.recorder = recorder;
    combinations = header.request().combinations();
    told = new boolean[combinations.size()];
  }

  /// Records the combinations that are done since the last call.
  void record() {
    for (int i = 0; i < told.length; i++) {
      if (!told[i] && table.isDone(i)) {
        told[i] = true;
        table.measurement(i, header).ifPresent(recorder);
      }
    }
  }

  CampaignResult result(
      CampaignResult.Ending ending, int newTrials, int unsavedTrials, Duration wall) {
    List<CampaignResult.Combined> combined = new ArrayList<>();
    List<CampaignResult.Missing> missing = new ArrayList<>();
    for (int i = 0; i < combinations.size(); i++) {
      Repetition repetition = table.combined(i);
      table
          .measurement(i, header)
          .map(each ->
              new CampaignResult.Combined(
                  each, repetition.count(), repetition.worstRatio(), repetition.isConverged()))
          .ifPresent(combined::add);
      if (!table.isDone(i)) {
        missing.add(new CampaignResult.Missing(CombinationText.of(combinations.get(i)), reason(i)));
      }
    }
    return new CampaignResult(
        ending, combined, missing, table.trials(), newTrials, unsavedTrials, table.doubts(), wall);
  }

  private String reason(int combination) {
    Optional<String> refusal = table.refusal(combination);
    if (refusal.isPresent()) {
      return "cannot run: " + refusal.get();
    }
    return lack(combination);
  }

  private String lack(int combination) {
    Repetition together = table.combined(combination);
    Repeats rule = header.request().repeats();
    if (together.count() == 0) {
      return "not measured";
    }
    Optional<String> alone =
        IntStream.range(0, combinations.get(combination).size())
            .filter(i -> !table.alone(combination, i).isDone())
            .mapToObj(i ->
                "%s alone needs more than %d repeats"
                    .formatted(
                        combinations.get(combination).deployments().get(i).engine(),
                        table.alone(combination, i).count()))
            .findFirst();
    if (together.isDone()) {
      return alone.orElse("");
    }
    return together.count() < rule.min()
        ? "%d of at least %d repeats".formatted(together.count(), rule.min())
        : String.format(
            Locale.ROOT,
            "half-width %.2f %% after %d repeats, %.2f %% asked for",
            together.worstRatio() * 100,
            together.count(),
            rule.halfWidthFraction() * 100);
  }
}
