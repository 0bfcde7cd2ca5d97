package io.optimum.workbench.importer;

import io.optimum.workbench.domain.Engine;
import io.optimum.workbench.domain.EngineFile;
import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.EngineProfile;
import io.optimum.workbench.domain.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes an engine, and its profile where the files suffice, of what its files told.
final class EngineAssembler {
  private final GpuNames gpus;

  EngineAssembler(GpuNames gpus) {
    this.gpus = gpus;
  }

  /// An engine with or without a profile.
  record Assembled(Engine engine, Optional<EngineProfile> profile) {}

  /// Empty where no file is an engine's own, only about one.
  Optional<Assembled> assemble(EngineId id, EngineParts parts) {
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Optional<EngineProfile> profile = profile(id, parts);
    if (parts.plan().isEmpty() && parts.layerInfo().isEmpty()) {
      return Optional.empty();
    }
    Precision precision =
        profile
            .map(each -> PrecisionOf.kernels(each.kernels()))
            .orElseGet(() -> PrecisionOf.buildOptions(parts.metadata()));
    EngineFile plan = parts.plan().orElse(null);
    return Optional.of(new Assembled(new Engine(id, id.value(), precision, plan), profile));
  }

  private Optional<EngineProfile> profile(EngineId id, EngineParts parts) {
    if (parts.layerInfo().isEmpty() || parts.layerTimes().isEmpty()) {
      reportMissing(id, parts);
      return Optional.empty();
    }
    FileNotes notes = parts.notes(ProfileFormat.METADATA);
    return gpus.find(parts.metadata(), notes)
        .flatMap(gpu -> {
          var info = parts.layerInfo().orElseThrow();
          LayerMatch match = LayerMatch.of(info, parts.layerTimes().orElseThrow(), parts);
          return new ProfileBuilder(id, gpu, parts).build(info, match);
        });
  }

  private static void reportMissing(EngineId id, EngineParts parts) {
    if (!parts.lacks(ProfileFormat.LAYER_INFO) && !parts.lacks(ProfileFormat.LAYER_TIMES)) {
      return;
    }
    List<String> missing = new ArrayList<>();
    List<String> exports = new ArrayList<>();
    String stem = parts.plan().map(EngineFile::path).orElse(id + ".engine");
    if (parts.lacks(ProfileFormat.LAYER_INFO)) {
      missing.add("layer information");
      exports.add("--exportLayerInfo=" + quoted(stem + ".graph.json"));
    }
    if (parts.lacks(ProfileFormat.LAYER_TIMES)) {
      missing.add("layer times");
      exports.add("--exportProfile=" + quoted(stem + ".profile.json"));
    }
    if (parts.lacks(ProfileFormat.REQUEST_TIMES)) {
      missing.add("request times");
      exports.add("--exportTimes=" + quoted(stem + ".timing.json"));
    }
    String message = "The engine %s has no profile: it lacks %s.".formatted(id, listed(missing));
    String advice =
        "Run: trtexec --loadEngine=%s --profilingVerbosity=detailed --separateProfileRun %s"
            .formatted(quoted(stem), String.join(" ", exports));
    FileNotes notes = parts.notes(ProfileFormat.TENSORRT_PLAN);
    if (isBarePlan(parts)) {
      notes.warn("", message, advice);
    } else {
      notes.error("", message, advice);
    }
  }

  /// A plan alone is taken whole; with half of a profile beside it, that half is lost.
  private static boolean isBarePlan(EngineParts parts) {
    return parts.plan().isPresent()
        && parts.lacks(ProfileFormat.LAYER_INFO)
        && parts.lacks(ProfileFormat.LAYER_TIMES);
  }

  private static String listed(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.getFirst()
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  private static String quoted(String path) {
    return path.matches("[\\w./:\\\\+=-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
