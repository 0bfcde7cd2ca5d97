package io.optimum.workbench.domain.run;

import io.optimum.workbench.domain.Require;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the board was like during a run.
public sealed interface RunConditions {
  /// @param reason in a sentence
  record NotObserved(String reason) implements RunConditions {
    public NotObserved {
      Require.text(reason, "reason");
    }
  }

  /// Samples taken beside the run, after its warm-up.
  ///
  /// @param sampleCount how many
  /// @param meanSmClockHertz SM clock, mean
  /// @param leastSmClockHertz its least
  /// @param meanPowerWatts board power, mean
  /// @param maxTemperatureCelsius of the GPU, largest
  /// @param throttles why clocks were held down, in the words of the driver
  /// @param foreignProcesses other processes that used the GPU: number and name
  record Observed(
      int sampleCount,
      double meanSmClockHertz,
      double leastSmClockHertz,
      double meanPowerWatts,
      double maxTemperatureCelsius,
      List<String> throttles,
      List<String> foreignProcesses)
      implements RunConditions {
    public Observed {
      Require.positive(sampleCount, "sampleCount");
      Require.notNegative(meanSmClockHertz, "meanSmClockHertz");
      Require.notNegative(leastSmClockHertz, "leastSmClockHertz");
      Require.notNegative(meanPowerWatts, "meanPowerWatts");
      throttles = List.copyOf(throttles);
      foreignProcesses = List.copyOf(foreignProcesses);
    }

    /// Of both, as if they were one run.
    public Observed and(Observed other) {
      double all = (double) sampleCount + other.sampleCount;
      return new Observed(
          sampleCount + other.sampleCount,
          (meanSmClockHertz * sampleCount + other.meanSmClockHertz * other.sampleCount) / all,
          Math.min(leastSmClockHertz, other.leastSmClockHertz),
          (meanPowerWatts * sampleCount + other.meanPowerWatts * other.sampleCount) / all,
          Math.max(maxTemperatureCelsius, other.maxTemperatureCelsius),
          union(throttles, other.throttles),
          union(foreignProcesses, other.foreignProcesses));
    }

    /// The same, with others that used the GPU.
    public Observed withForeign(Collection<String> more) {
      return new Observed(
          sampleCount,
          meanSmClockHertz,
          leastSmClockHertz,
          meanPowerWatts,
          maxTemperatureCelsius,
          throttles,
          union(foreignProcesses, List.copyOf(more)));
    }

    private static List<String> union(List<String> one, List<String> other) {
      return Stream.concat(one.stream(), other.stream()).distinct().sorted().toList();
    }
  }

  /// Of a device that has no board.
  static RunConditions ofComputedDevice() {
    return new NotObserved("The device is computed; it has no board.");
  }

  /// Of several runs together.
  static RunConditions of(List<RunConditions> each) {
    return each.stream()
        .reduce((one, other) ->
            one instanceof Observed a && other instanceof Observed b
                ? a.and(b)
                : one instanceof NotObserved ? one : other)
        .orElseGet(() -> new NotObserved("There was no run."));
  }

  /// What makes the numbers of the run doubtful, in a sentence each; empty when nothing is known
  /// to.
  default List<String> doubts() {
    return switch (this) {
      case NotObserved _ -> List.of();
      case Observed observed ->
          Stream.of(
                  observed.foreignProcesses().isEmpty()
                      ? ""
                      : "Contaminated: other processes used this GPU: "
                          + String.join(", ", observed.foreignProcesses())
                          + ".",
                  observed.throttles().isEmpty()
                      ? ""
                      : "Throttled: " + String.join(", ", observed.throttles()) + ".")
              .filter(each -> !each.isEmpty())
              .collect(Collectors.toUnmodifiableList());
    };
  }
}
