package io.optimum.workbench.workflow.plan;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.recording.RecordingWriter;
import io.optimum.workbench.codec.recording.SpanWriter;
import io.optimum.workbench.domain.Provenance;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.engine.ProfileKey;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.domain.run.RecordedEngine;
import io.optimum.workbench.domain.run.Recording;
import io.optimum.workbench.domain.run.RunRequest;
import io.optimum.workbench.domain.run.Sharing;
import io.optimum.workbench.domain.run.SpanBatch;
import io.optimum.workbench.domain.run.SpanKind;
import io.optimum.workbench.domain.run.StopRule;
import io.optimum.workbench.domain.run.StreamPriority;
import io.optimum.workbench.domain.run.TracingCost;
import io.optimum.workbench.importer.ImportResult;
import io.optimum.workbench.importer.engine.ImportedTrace;
import io.optimum.workbench.project.Project;
import io.optimum.workbench.task.Progress;
import io.optimum.workbench.workflow.engines.GpuLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Keeps the timelines that came with imported files as recordings of a project, in its folder
/// `recordings`, to be played like recordings of our own.
///
/// A trace was taken outside of this program: there is no run of ours that ended, so it is kept as
/// one that was stopped, without a result. Its spans are all there.
public final class TraceStep {
  private static final String FOLDER = "recordings";

  private final JsonCodec codec;
  private final GpuLibrary gpus;

  public TraceStep(JsonCodec codec, GpuLibrary gpus) {
    this.codec = codec;
    this.gpus = gpus;
  }

  /// @param project whose data sheets may be of a GPU in a trace
  /// @param home the project's folder
  /// @return the folders of the recordings; of a trace that was kept before, the new one
  public List<Path> keep(Project project, ImportResult result, Path home, Progress progress) {
    List<Path> kept = new ArrayList<>();
    for (ImportedTrace trace : result.traces()) {
      GpuSpec gpu = gpus.require(project, trace.gpu());
      Path folder = free(home.resolve(FOLDER), name(trace));
      progress.report(-1, "Keeping the timeline " + folder.getFileName());
      write(trace, gpu, result, folder);
      kept.add(folder);
    }
    return kept;
  }

  private static String name(ImportedTrace trace) {
    return trace.engines().isEmpty() ? "trace" : trace.engines().getFirst().value();
  }

  private static Path free(Path parent, String name) {
    Path folder = parent.resolve(name);
    for (int i = 2; Files.exists(folder); i++) {
      folder = parent.resolve(name + "-" + i);
    }
    return folder;
  }

  private void write(ImportedTrace trace, GpuSpec gpu, ImportResult result, Path folder) {
    try (RecordingWriter writer = new RecordingWriter(folder, codec)) {
      SpanWriter spans = writer.beginRun();
      boolean kernels = false;
      for (SpanBatch batch : trace.batches()) {
        spans.accept(batch);
        kernels |= hasKernel(batch);
      }
      RunRequest request = request(trace, result);
      writer.endRun(
          new Recording.Outcome.Stopped(request, Math.max(1, trace.durationNanos())),
          List.of(),
          new TracingCost.NotCompared("The trace was taken by another program."));
      writer.finish(device(trace, gpu, kernels), engines(trace, result), profiles(trace, result));
    }
  }

  private static boolean hasKernel(SpanBatch batch) {
    for (byte kind : batch.kind()) {
      if (kind == SpanKind.KERNEL.ordinal()) {
        return true;
      }
    }
    return false;
  }

  private static Recording.Device device(ImportedTrace trace, GpuSpec gpu, boolean kernels) {
    return new Recording.Device(
        gpu.name(),
        gpu,
        Provenance.MEASURED,
        new TreeSet<>(Set.of(Sharing.STREAMS)),
        kernels,
        "Nsight Systems " + trace.version());
  }

  private static RunRequest request(ImportedTrace trace, ImportResult result) {
    List<Deployment> deployments = new ArrayList<>();
    for (int i = 0; i < trace.engines().size(); i++) {
      deployments.add(deployment(trace, i, result));
    }
    if (deployments.isEmpty()) {
      deployments.add(Deployment.of(trace.lanes().getFirst().engine(), 1));
    }
    return RunRequest.closedLoop(
            trace.gpu(),
            Combination.ofStreams(deployments),
            0,
            StopRule.after(Math.max(1, trace.durationNanos())),
            0)
        .traced(1);
  }

  private static Deployment deployment(ImportedTrace trace, int index, ImportResult result) {
    EngineId engine = trace.engines().get(index);
    List<SpanBatch.Lane> lanes =
        trace.lanes().stream().filter(each -> each.deployment() == index).toList();
    return Deployment.of(engine, batchSize(engine, trace.gpu(), result))
        .withStreams(Math.max(1, lanes.size()))
        .withPriority(lanes.isEmpty() ? StreamPriority.NORMAL : lanes.getFirst().priority());
  }

  private static int batchSize(EngineId engine, GpuId gpu, ImportResult result) {
    return result.profiles().stream()
        .map(EngineProfile::key)
        .filter(key -> key.engine().equals(engine) && key.gpu().equals(gpu))
        .mapToInt(ProfileKey::batchSize)
        .findFirst()
        .orElse(1);
  }

  private static List<Engine> engines(ImportedTrace trace, ImportResult result) {
    return result.engines().stream()
        .filter(each -> trace.engines().contains(each.id()))
        .map(each -> new Engine(each.id(), each.name(), each.precision(), null))
        .toList();
  }

  private static List<RecordedEngine> profiles(ImportedTrace trace, ImportResult result) {
    return result.profiles().stream()
        .filter(each ->
            trace.engines().contains(each.key().engine()) && each.key().gpu().equals(trace.gpu()))
        .<RecordedEngine>map(RecordedEngine.Profiled::new)
        .toList();
  }
}
