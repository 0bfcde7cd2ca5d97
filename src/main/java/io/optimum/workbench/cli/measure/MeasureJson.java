package io.optimum.workbench.cli.measure;

import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.profiling.trial.CampaignHeader;
import io.optimum.workbench.profiling.trial.CampaignResult;
import io.optimum.workbench.profiling.trial.CombinationText;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What `measure --json` prints.
///
/// @param ended `complete`, `budget` or `cancelled`
/// @param combinationsAsked in the request
/// @param trials in the journal, with those of before a resume
/// @param newTrials made by this command
/// @param unsavedTrials that could not be written; their results are in `combinations`
/// @param doubts what makes trials doubtful, such as another process on the GPU
/// @param wallSeconds of this command's measuring
record MeasureJson(
    String gpu,
    String device,
    String journal,
    String ended,
    int combinationsAsked,
    int trials,
    int newTrials,
    int unsavedTrials,
    double wallSeconds,
    double halfWidthFraction,
    long seed,
    List<CombinationJson> combinations,
    List<CampaignResult.Missing> missing,
    List<CampaignResult.Doubt> doubts) {

  /// @param halfWidthFraction of the mean latency known least, over the repeats; null = one repeat
  record CombinationJson(
      String combination,
      int repeats,
      boolean converged,
      @Nullable Double halfWidthFraction,
      double stp,
      double antt,
      String provenance,
      List<DeploymentJson> deployments) {}

  record DeploymentJson(
      String engine,
      int batchSize,
      int streams,
      double soloLatencyNanos,
      double latencyNanos,
      double halfWidthNanos,
      double throughputPerSecond,
      double slowdown) {}

  static MeasureJson of(String journal, CampaignHeader header, CampaignResult result) {
    return new MeasureJson(
        header.request().gpu().value(),
        header.device(),
        journal,
        result.ending().name().toLowerCase(Locale.ROOT),
        header.request().combinations().size(),
        result.trials(),
        result.newTrials(),
        result.unsavedTrials(),
        result.wall().toMillis() / 1e3,
        header.request().repeats().halfWidthFraction(),
        header.request().seed(),
        result.combinations().stream().map(MeasureJson::combination).toList(),
        result.missing(),
        result.doubts());
  }

  private static CombinationJson combination(CampaignResult.Combined combined) {
    Measurement measurement = combined.measurement();
    return new CombinationJson(
        CombinationText.of(measurement.combination()),
        combined.repeats(),
        combined.converged(),
        Double.isInfinite(combined.halfWidthFraction()) ? null : combined.halfWidthFraction(),
        measurement.stp(),
        measurement.antt(),
        measurement.colocated().provenance().word(),
        IntStream.range(0, measurement.solo().size())
            .mapToObj(i -> deployment(measurement, i))
            .toList());
  }

  private static DeploymentJson deployment(Measurement measurement, int index) {
    var together = measurement.colocated().deployments().get(index);
    return new DeploymentJson(
        together.deployment().engine().value(),
        together.deployment().batchSize(),
        together.deployment().streams(),
        measurement.solo().get(index).latency().meanNanos(),
        together.latency().meanNanos(),
        together.latency().halfWidthNanos(),
        together.throughputPerSecond(),
        measurement.slowdowns().get(index));
  }
}
