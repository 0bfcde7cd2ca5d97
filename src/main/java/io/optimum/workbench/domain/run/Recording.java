package io.optimum.workbench.domain.run;

import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.Require;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.gpu.GpuSpec;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Runs that were observed on a device, with what ran: all that is needed to play them back without
/// that device, and to know the engines again.
///
/// @param formatVersion of the folder it is kept in
/// @param device what they were observed on
/// @param engines that ran, as people know them; may lack some that are in `profiles`
/// @param profiles what is known of each engine at each batch size that ran
/// @param runs in the order in which they were made
public record Recording(
    int formatVersion,
    Device device,
    List<Engine> engines,
    List<RecordedEngine> profiles,
    List<Run> runs) {
  /// The one that this program writes and reads.
  public static final int FORMAT_VERSION = 1;

  public Recording {
    engines = List.copyOf(engines);
    profiles = List.copyOf(profiles);
    runs = List.copyOf(Require.notEmpty(runs, "runs"));
    for (Run run : runs) {
      if (!run.request().gpu().equals(device.gpu().id())) {
        throw new IllegalArgumentException(
            "Run %d is of the GPU %s, but the recording's device is %s."
                .formatted(run.number(), run.request().gpu(), device.gpu().id()));
      }
    }
  }

  /// What the runs were observed on.
  ///
  /// @param name for people
  /// @param gpu its data sheet
  /// @param provenance of the numbers at the time of the recording
  /// @param sharing that it supported
  /// @param kernelSpans whether spans are of single kernels, not only of whole inferences
  /// @param version of what produced the numbers: simulator hash, or driver and library versions
  /// @param machine what the machine had to run engines with: the GPU's name and UUID, driver,
  ///   libraries
  public record Device(
      String name,
      GpuSpec gpu,
      Provenance provenance,
      SortedSet<Sharing> sharing,
      boolean kernelSpans,
      String version,
      GpuMachine machine) {
    public Device {
      Require.text(name, "name");
      sharing = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(sharing));
    }

    /// A device of whose machine nothing is told.
    public Device(
        String name,
        GpuSpec gpu,
        Provenance provenance,
        SortedSet<Sharing> sharing,
        boolean kernelSpans,
        String version) {
      this(
          name,
          gpu,
          provenance,
          sharing,
          kernelSpans,
          version,
          new GpuMachine.NotTold("Nobody asked the machine."));
    }
  }

  /// One run.
  ///
  /// @param number counts from 1 within the recording
  /// @param outcome how it ended
  /// @param steered what was changed while it went, in order; a steered run is of no one setting
  /// @param spans where its spans are
  /// @param tracing what it cost to record them
  public record Run(
      int number, Outcome outcome, List<Steered> steered, Spans spans, TracingCost tracing) {
    public Run {
      Require.positive(number, "number");
      steered = List.copyOf(steered);
      if (outcome instanceof Outcome.Ended ended
          && ended.result().deployments().size() != ended.result().request().combination().size()) {
        throw new IllegalArgumentException(
            "Run %d has %d results for %d deployments; each needs one."
                .formatted(
                    number,
                    ended.result().deployments().size(),
                    ended.result().request().combination().size()));
      }
    }

    public RunRequest request() {
      return switch (outcome) {
        case Outcome.Ended ended -> ended.result().request();
        case Outcome.Stopped stopped -> stopped.request();
      };
    }

    /// Device time from the start of the run, warm-up included, to its end.
    public long lengthNanos() {
      return switch (outcome) {
        case Outcome.Ended ended -> request().warmUpNanos() + ended.result().elapsedNanos();
        case Outcome.Stopped stopped -> stopped.reachedNanos();
      };
    }

    /// Whether its numbers are those of its settings: it ended by itself and nobody steered it.
    public boolean isMeasurement() {
      return outcome instanceof Outcome.Ended && steered.isEmpty();
    }
  }

  /// A change to a run.
  ///
  /// @param atNanos end of the newest span when the change was passed on
  public record Steered(long atNanos, Steering change) {}

  /// How a run ended.
  public sealed interface Outcome {
    /// By its stop rule.
    record Ended(RunResult result) implements Outcome {}

    /// Somebody stopped it, so there is no result.
    ///
    /// @param reachedNanos end of its newest span
    record Stopped(RunRequest request, long reachedNanos) implements Outcome {
      public Stopped {
        Require.notNegative(reachedNanos, "reachedNanos");
      }
    }
  }

  /// The spans of a run.
  public sealed interface Spans {
    /// @param file relative to the recording's folder
    /// @param count of spans in it
    record Kept(String file, long count) implements Spans {
      public Kept {
        Require.text(file, "file");
        Require.notNegative(count, "count");
      }
    }

    /// @param reason in a sentence
    record NotKept(String reason) implements Spans {
      public NotKept {
        Require.text(reason, "reason");
      }
    }
  }
}
