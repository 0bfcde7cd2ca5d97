package io.optimum.workbench.workflow.plan;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.codec.Limits;
import io.optimum.workbench.domain.Sha256;
import io.optimum.workbench.domain.plan.Plan;
import io.optimum.workbench.exporter.plan.ExportedPlan;
import io.optimum.workbench.files.SafeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// `plan-origin.json` beside an imported plan: what made its numbers, so that an export of the
/// project does not claim them for its own predictor and device. It speaks of one plan, known by
/// its hash, and of none that is made later.
final class PlanOrigins {
  private static final String NAME = "plan-origin.json";
  private final JsonCodec codec;

  PlanOrigins(JsonCodec codec) {
    this.codec = codec;
  }

  /// The file.
  record Origin(String planSha256, SortedMap<String, String> environment) {}

  /// Notes where the plan of a project comes from.
  void keep(Path folder, ExportedPlan exported, Plan plan) {
    SortedMap<String, String> environment = new TreeMap<>(exported.environment());
    environment.putIfAbsent("planned in project", exported.project());
    environment.putIfAbsent("planned with", "Optimum Workbench " + exported.toolVersion());
    try {
      SafeFiles.replace(folder.resolve(NAME), codec.write(new Origin(sha256(plan), environment)));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Where the plan comes from cannot be noted in %s: %s".formatted(folder, e.getMessage()),
          e);
    }
  }

  /// What made the numbers of an imported plan; empty for a plan of the project's own.
  Optional<SortedMap<String, String>> environment(Path folder, Plan plan) {
    Path file = folder.resolve(NAME);
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > Limits.STRING_CHARS) {
        return Optional.empty();
      }
      Origin origin = codec.read(Files.readAllBytes(file), Origin.class, file.toString());
      return sha256(plan).equals(origin.planSha256())
          ? Optional.of(origin.environment())
          : Optional.empty();
    } catch (IOException | JsonException e) {
      return Optional.empty();
    }
  }

  private String sha256(Plan plan) {
    return Sha256.of(codec.write(plan));
  }
}
