package io.optimum.workbench.domain.serving;

import io.optimum.workbench.domain.Require;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Models served together, or one alone, as a load generator of an inference server saw them.
///
/// This is no [io.optimum.workbench.domain.evidence.Measurement]: it was made through a server, by
/// processes and instances of its own, its number of samples is not told, and neither are all its
/// times. It is kept to be looked at beside ours; nothing is trained on it.
///
/// @param tool which reported it
/// @param source name of the file, without its folder
/// @param models served at once
/// @param gpu what the GPU did; null = not told
public record ServedMeasurement(
    ServingTool tool, String source, List<ServedModel> models, @Nullable ServedGpu gpu) {
  public ServedMeasurement {
    Require.text(source, "source");
    models = List.copyOf(Require.notEmpty(models, "models"));
  }

  /// The models' names, for people.
  public String title() {
    return models.stream().map(ServedModel::model).collect(Collectors.joining(" + "));
  }

  /// Throughput of a model alone over that of it here: its slowdown in a closed loop. Empty where
  /// it is alone, or no report has it alone with the same configuration, batch and concurrency.
  ///
  /// @param all reports to look for it in; the first that fits counts
  public Optional<Double> slowdown(int model, Collection<ServedMeasurement> all) {
    if (models.size() < 2) {
      return Optional.empty();
    }
    ServedModel here = models.get(model);
    return all.stream()
        .filter(each -> each.models.size() == 1)
        .map(each -> each.models.getFirst())
        .filter(here::isAskedLike)
        .map(alone -> alone.throughputPerSecond() / here.throughputPerSecond())
        .findFirst();
  }
}
