package io.optimum.workbench.importer.engine;

import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.KernelProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.engine.ProfileOrigin;
import io.optimum.workbench.domain.engine.SoloLatency;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.engine.EngineAssembler.Assembled;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.kernel.KernelCounters;
import io.optimum.workbench.importer.kernel.ObservedKernel;
import io.optimum.workbench.importer.kernel.Repetition;
import io.optimum.workbench.importer.kernel.WorkEstimate;
import io.optimum.workbench.importer.ncu.CounterMatch;
import io.optimum.workbench.importer.ncu.NcuReport;
import io.optimum.workbench.importer.source.BatchSizes;
import io.optimum.workbench.importer.source.ImportRequest;
import io.optimum.workbench.importer.source.ProfileFormat;
import io.optimum.workbench.importer.trtexec.PrecisionOf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Hardware counters without a trace: joined to the kernels that layers gave, or, with no layers,
/// the kernels of the engine themselves. They ran one by one, so how long an inference takes is not
/// known then.
final class CounterAssembler {
  private final GpuNames gpus;
  private final ImportRequest request;

  CounterAssembler(GpuNames gpus, ImportRequest request) {
    this.gpus = gpus;
    this.request = request;
  }

  /// @param derived profile by layers and their times, where there are such files
  public Assembled assemble(EngineId id, EngineParts parts, Optional<EngineProfile> derived) {
    NcuReport report = parts.counters().orElseThrow();
    FileNotes notes = parts.notes(ProfileFormat.NCU_COUNTERS);
    Optional<EngineProfile> profile =
        gpu(derived, report, parts, notes)
            .map(gpu ->
                derived
                    .map(each -> joined(each, report, gpu, notes))
                    .orElseGet(() -> alone(id, report, gpu, notes)));
    EngineFile plan = parts.plan().orElse(null);
    return profile
        .map(made ->
            new Assembled(
                List.of(new Engine(id, id.value(), PrecisionOf.kernels(made.kernels()), plan)),
                List.of(made),
                List.of()))
        .orElse(Assembled.NOTHING);
  }

  private Optional<GpuSpec> gpu(
      Optional<EngineProfile> derived, NcuReport report, EngineParts parts, FileNotes notes) {
    if (derived.isPresent()) {
      return gpus.byId(derived.get().key().gpu());
    }
    Optional<GpuSpec> alike =
        request.chosenGpu().isPresent()
            ? Optional.empty()
            : gpus.like(report.computeCapability(), report.smCount());
    return alike.isPresent() ? alike : gpus.find(parts.metadata(), notes);
  }

  private static EngineProfile joined(
      EngineProfile derived, NcuReport report, GpuSpec gpu, FileNotes notes) {
    WorkEstimate estimate = new WorkEstimate(gpu);
    CounterMatch match = new CounterMatch(report.kernels());
    List<KernelProfile> kernels = new ArrayList<>();
    int joined = 0;
    for (KernelProfile kernel : derived.kernels()) {
      String name = ObservedKernel.functionName(kernel.name());
      Optional<KernelCounters> counters = match.next(name, kernel.blocks());
      joined += counters.isPresent() ? 1 : 0;
      kernels.add(counters.map(each -> estimate.recounted(kernel, each)).orElse(kernel));
    }
    warnOfNone(joined, report, notes);
    return new EngineProfile(
        derived.key(),
        derived.origin(),
        derived.soloLatency(),
        derived.enqueueNanos(),
        derived.weightBytes(),
        derived.activationBytes(),
        derived.inputBytes(),
        derived.outputBytes(),
        kernels,
        "%s Traffic and launches of %d of %d kernels by Nsight Compute (%s)."
            .formatted(derived.source(), joined, kernels.size(), fileName(notes)));
  }

  private static void warnOfNone(int joined, NcuReport report, FileNotes notes) {
    if (joined == 0) {
      notes.warn(
          "Kernel Name",
          "None of the %d profiled kernels has the name of one of the engine's."
              .formatted(report.kernels().size()),
          "Profile the same engine, with --kernel-name-base function.");
    }
  }

  private EngineProfile alone(EngineId id, NcuReport report, GpuSpec gpu, FileNotes notes) {
    WorkEstimate estimate = new WorkEstimate(gpu);
    List<KernelProfile> kernels =
        oneInference(report.kernels()).stream()
            .map(each -> estimate.counted(observed(each), each))
            .toList();
    return new EngineProfile(
        new ProfileKey(id, gpu.id(), new BatchSizes(request.batchSize()).of(notes)),
        ProfileOrigin.TRACED,
        new SoloLatency.NotMeasured(
            "Nsight Compute ran the kernels one by one; the latency is the sum of them."),
        0,
        0,
        0,
        0,
        0,
        kernels,
        "Counted with Nsight Compute (%s), each kernel alone, mostly at the base clock. Memory of weights and activations is not known and counted as 0."
            .formatted(fileName(notes)));
  }

  private static List<KernelCounters> oneInference(List<KernelCounters> kernels) {
    long[] keys =
        kernels.stream().mapToLong(each -> Objects.hash(each.signature(), each.launch())).toArray();
    Repetition found = Repetition.find(keys);
    boolean repeats = !found.isNone() && found.period() > 1;
    return repeats ? kernels.subList(found.from(), found.from() + found.period()) : kernels;
  }

  private static ObservedKernel observed(KernelCounters each) {
    return new ObservedKernel(each.name(), each.signature(), "", each.nanos(), each.launch());
  }

  private static Path fileName(FileNotes notes) {
    return Objects.requireNonNull(Path.of(notes.path()).getFileName());
  }
}
