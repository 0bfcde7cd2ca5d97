package io.optimum.workbench.profiling;

import io.optimum.workbench.device.GpuDevice;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.profiling.trial.CampaignHeader;
import io.optimum.workbench.profiling.trial.CampaignLog;
import io.optimum.workbench.profiling.trial.CampaignResult;
import io.optimum.workbench.profiling.trial.TrialPlan;
import io.optimum.workbench.profiling.trial.TrialTable;
import io.optimum.workbench.task.Progress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Measures many combinations, each beside its deployments alone, with repeats.
///
/// Round by round: every run that needs one more repeat gets it before any gets the next, so that
/// whatever drifts meets all alike. Each trial goes to the log the moment it exists; a campaign
/// goes on from there, and its trials are those of one that was never interrupted.
public final class Campaign {
  private final Supplier<GpuDevice> devices;
  private final int workers;
  private final InstantSource clock;
  private Consumer<Measurement> recorder = _ -> {};
  private Consumer<String> warnings = _ -> {};

  /// @param devices opens a device with the engines loaded
  /// @param workers how many devices run at the same time; more than one only where they do not
  ///   disturb each other
  public Campaign(Supplier<GpuDevice> devices, int workers, InstantSource clock) {
    this.devices = devices;
    this.workers = workers;
    this.clock = clock;
  }

  /// Gives each combination to `taker` as soon as it needs no more repeats.
  public Campaign recordingTo(Consumer<Measurement> taker) {
    recorder = taker;
    return this;
  }

  /// Tells `taker` when the log cannot be written, and when it can again.
  public Campaign warning(Consumer<String> taker) {
    warnings = taker;
    return this;
  }

  /// Blocks until everything is measured or the budget is over.
  ///
  /// @param header what is measured
  /// @param log has the trials made before, and takes the new ones
  /// @param budget time to begin new trials in, pauses not counted; null = no limit
  /// @throws CampaignStoppedException with what was measured, when the user stopped it
  /// @throws CampaignException when a trial fails; those before it are in the log
  public CampaignResult run(
      CampaignHeader header, CampaignLog log, @Nullable Duration budget, Progress progress) {
    TrialTable table = new TrialTable(new TrialPlan(header.request()));
    log.trials().forEach(table::add);
    PatientLog patient = new PatientLog(log, warnings);
    CampaignClock time = new CampaignClock(clock, budget, progress);
    Outcome outcome = new Outcome(header, table, recorder);
    try (Workers threads = new Workers(devices, workers)) {
      Rounds rounds = new Rounds(table, threads, patient, time, outcome);
      CampaignResult.Ending ending = rounds.run();
      CampaignResult result =
          outcome.result(ending, rounds.newTrials(), patient.unsaved(), time.active());
      if (ending == CampaignResult.Ending.CANCELLED) {
        throw new CampaignStoppedException(result);
      }
      return result;
    }
  }
}
