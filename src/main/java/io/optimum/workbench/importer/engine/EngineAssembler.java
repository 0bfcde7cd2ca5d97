package io.optimum.workbench.importer.engine;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.onnx.OnnxProfile;
import io.optimum.workbench.importer.source.BatchSizes;
import io.optimum.workbench.importer.source.ImportRequest;
import io.optimum.workbench.importer.source.ProfileFormat;
import io.optimum.workbench.importer.trtexec.LayerMatch;
import io.optimum.workbench.importer.trtexec.PrecisionOf;
import io.optimum.workbench.importer.trtexec.ProfileBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes an engine, and its profile where the files suffice, of what its files told.
public final class EngineAssembler {
  private final GpuNames gpus;
  private final ImportRequest request;

  public EngineAssembler(GpuNames gpus, ImportRequest request) {
    this.gpus = gpus;
    this.request = request;
  }

  /// Engines with or without profiles, and the timelines they were in.
  public record Assembled(
      List<Engine> engines, List<EngineProfile> profiles, List<ImportedTrace> traces) {
    static final Assembled NOTHING = new Assembled(List.of(), List.of(), List.of());
  }

  /// Nothing where no file is an engine's own, only about one.
  public Assembled assemble(EngineId id, EngineParts parts) {
    if (parts.isEmpty()) {
      return Assembled.NOTHING;
    }
    parts.settleOptimisationProfile();
    Optional<EngineProfile> derived = derived(id, parts);
    if (parts.trace().isPresent()) {
      return new TraceAssembler(gpus, request).assemble(id, parts, derived);
    }
    if (parts.counters().isPresent()) {
      return new CounterAssembler(gpus, request).assemble(id, parts, derived);
    }
    if (parts.graph().isPresent() && derived.isEmpty()) {
      return modelled(id, parts);
    }
    if (parts.plan().isEmpty() && parts.layerInfo().isEmpty()) {
      return Assembled.NOTHING;
    }
    Precision precision =
        derived
            .map(each -> PrecisionOf.kernels(each.kernels()))
            .orElseGet(() -> PrecisionOf.buildOptions(parts.metadata()));
    EngineFile plan = parts.plan().orElse(null);
    Engine engine = new Engine(id, id.value(), precision, plan);
    return new Assembled(List.of(engine), derived.stream().toList(), List.of());
  }

  /// A network alone is called by its precision too: it may be modelled in several.
  private Assembled modelled(EngineId stem, EngineParts parts) {
    Precision precision = request.precision();
    EngineFile plan = parts.plan().orElse(null);
    String suffix = "-" + precision.name().toLowerCase(java.util.Locale.ROOT);
    boolean named = plan != null || stem.value().endsWith(suffix);
    EngineId id = named ? stem : new EngineId(stem.value() + suffix);
    FileNotes notes = parts.notes(ProfileFormat.ONNX);
    var network = new OnnxProfile(parts.graph().orElseThrow(), request.dimensions(), notes);
    int batch =
        request.batchSize() == 0 && network.fixedBatch().isPresent()
            ? network.fixedBatch().get()
            : new BatchSizes(request.batchSize()).of(notes);
    Optional<EngineProfile> profile =
        gpus.find(parts.metadata(), notes).flatMap(gpu -> network.build(id, gpu, batch, precision));
    Engine engine = new Engine(id, id.value(), precision, plan);
    boolean nothing = profile.isEmpty() && plan == null;
    return nothing
        ? Assembled.NOTHING
        : new Assembled(List.of(engine), profile.stream().toList(), List.of());
  }

  private Optional<EngineProfile> derived(EngineId id, EngineParts parts) {
    if (parts.layerInfo().isEmpty() || parts.layerTimes().isEmpty()) {
      if (parts.trace().isEmpty() && parts.graph().isEmpty() && parts.counters().isEmpty()) {
        reportMissing(id, parts);
      }
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
