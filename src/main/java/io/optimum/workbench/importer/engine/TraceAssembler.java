package io.optimum.workbench.importer.engine;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.Precision;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.engine.EngineAssembler.Assembled;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.nsys.NsysTrace;
import io.optimum.workbench.importer.nsys.TracedEngine;
import io.optimum.workbench.importer.nsys.TracedGpu;
import io.optimum.workbench.importer.source.BatchSizes;
import io.optimum.workbench.importer.source.ImportRequest;
import io.optimum.workbench.importer.source.ProfileFormat;
import io.optimum.workbench.importer.trtexec.PrecisionOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes engines, profiles and a timeline of a trace. One engine in it is called like its file;
/// further ones by what they are in it: the streams' order.
final class TraceAssembler {
  private final GpuNames gpus;
  private final ImportRequest request;

  TraceAssembler(GpuNames gpus, ImportRequest request) {
    this.gpus = gpus;
    this.request = request;
  }

  /// @param derived profile by layers and their times, where the same engine has those files too
  public Assembled assemble(EngineId id, EngineParts parts, Optional<EngineProfile> derived) {
    NsysTrace trace = parts.trace().orElseThrow();
    FileNotes notes = parts.notes(ProfileFormat.NSYS_TRACE);
    List<Engine> engines = new ArrayList<>();
    List<EngineProfile> profiles = new ArrayList<>();
    List<EngineId> ids = new ArrayList<>();
    for (int i = 0; i < trace.engines().size(); i++) {
      EngineId each = i == 0 ? id : new EngineId(id.value() + "-stream" + (i + 1));
      ids.add(each);
      TracedEngine traced = trace.engines().get(i);
      Optional<EngineProfile> beside = i == 0 ? derived : Optional.empty();
      Optional<EngineProfile> profile =
          gpu(trace.gpu(traced), notes).map(gpu -> profile(each, gpu, parts, traced, beside));
      profile.ifPresent(profiles::add);
      Precision precision =
          profile.map(made -> PrecisionOf.kernels(made.kernels())).orElse(Precision.MIXED);
      engines.add(new Engine(each, each.value(), precision, i == 0 ? planOf(parts) : null));
    }
    return new Assembled(engines, profiles, timeline(trace, ids, notes));
  }

  private static @Nullable EngineFile planOf(EngineParts parts) {
    return parts.plan().orElse(null);
  }

  private EngineProfile profile(
      EngineId id,
      GpuSpec gpu,
      EngineParts parts,
      TracedEngine traced,
      Optional<EngineProfile> derived) {
    FileNotes notes = parts.notes(ProfileFormat.NSYS_TRACE);
    int batch = derived.map(each -> each.key().batchSize()).orElseGet(() -> batches().of(notes));
    return new TracedProfile(gpu, parts).build(id, batch, traced, derived);
  }

  private BatchSizes batches() {
    return new BatchSizes(request.batchSize());
  }

  private Optional<GpuSpec> gpu(TracedGpu gpu, FileNotes notes) {
    return gpus.find(gpu.name(), gpu.smCount() > 0 ? Integer.toString(gpu.smCount()) : "", notes);
  }

  private List<ImportedTrace> timeline(NsysTrace trace, List<EngineId> ids, FileNotes notes) {
    if (trace.spans().size() == 0) {
      return List.of();
    }
    TracedGpu named = trace.gpus().isEmpty() ? new TracedGpu(0, "", 0) : trace.gpus().getFirst();
    return gpus
        .known(named.name())
        .map(gpu -> new ImportedTrace(notes.path(), gpu.id(), ids, trace))
        .stream()
        .toList();
  }
}
