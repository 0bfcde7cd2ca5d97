package io.optimum.workbench.profiling.trial;

import io.optimum.workbench.domain.evidence.Measurement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// What a campaign gave, whole or in part.
///
/// @param ending why it ended
/// @param combinations measured, in the request's order; those without a single repeat are missing
/// @param missing what is not done, in the request's order
/// @param trials in all, with those made before it was resumed
/// @param newTrials made now
/// @param unsavedTrials that could not be written to the journal
/// @param doubts what makes trials doubtful, those made before it was resumed among them
/// @param wall time that it took now, pauses not counted
public record CampaignResult(
    Ending ending,
    List<Combined> combinations,
    List<Missing> missing,
    int trials,
    int newTrials,
    int unsavedTrials,
    List<Doubt> doubts,
    Duration wall) {
  private static final int RUNS_NAMED = 10;

  /// Why a campaign ended.
  public enum Ending {
    /// Every combination was repeated as often as it needs, or does not fit into memory.
    COMPLETE,
    /// The time given was over.
    BUDGET,
    /// The user stopped it.
    CANCELLED
  }

  /// A combination as far as it was measured.
  ///
  /// @param measurement all repeats as one
  /// @param repeats of the combination together
  /// @param halfWidthFraction of the deployment whose mean latency is known least; infinite with
  ///   one repeat
  /// @param converged whether that is as good as was asked
  public record Combined(
      Measurement measurement, int repeats, double halfWidthFraction, boolean converged) {}

  /// A combination that is not done.
  ///
  /// @param combination as in a combinations file
  /// @param reason what it lacks
  public record Missing(String combination, String reason) {}

  /// What makes some trials doubtful, such as another process on the GPU.
  ///
  /// @param sentence what it is
  /// @param trials in how many
  /// @param runs of which engines, for people
  public record Doubt(String sentence, int trials, List<String> runs) {
    public Doubt {
      runs = List.copyOf(runs);
    }
  }

  public CampaignResult {
    doubts = List.copyOf(doubts);
    combinations = List.copyOf(combinations);
    missing = List.copyOf(missing);
  }

  /// Whether every combination was repeated as often as it needs.
  public boolean isComplete() {
    return ending == Ending.COMPLETE && missing.isEmpty();
  }

  /// What does not fit into memory, once all else is done.
  public List<Missing> refused() {
    return ending == Ending.COMPLETE ? missing : List.of();
  }

  /// What makes trials doubtful, in words.
  public List<String> doubtSentences() {
    return doubts.stream()
        .map(each ->
            "%s In %d of %d trials: %s%s."
                .formatted(
                    each.sentence(),
                    each.trials(),
                    trials,
                    each.runs().stream().limit(RUNS_NAMED).collect(Collectors.joining(", ")),
                    each.runs().size() > RUNS_NAMED
                        ? " and %d more".formatted(each.runs().size() - RUNS_NAMED)
                        : ""))
        .toList();
  }

  /// What was measured.
  public List<Measurement> measurements() {
    return combinations.stream().map(Combined::measurement).toList();
  }
}
