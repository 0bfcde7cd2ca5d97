package io.optimum.workbench.importer;

import io.optimum.workbench.domain.Engine;
import io.optimum.workbench.domain.EngineId;
import io.optimum.workbench.domain.EngineProfile;
import io.optimum.workbench.domain.GpuId;
import io.optimum.workbench.domain.GpuSpec;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.importer.EngineAssembler.Assembled;
import io.optimum.workbench.importer.EngineGrouping.FileGroup;
import io.optimum.workbench.importer.FileLoader.Loaded;
import io.optimum.workbench.importer.ImportResult.RecognisedFile;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Imports whatever [ProfileFormat] lists from files and folders.
public final class FileImporter implements EngineImporter {
  private final GpuNames gpus;

  /// @param sheets data sheets to find the measured GPU in, by the name the driver reports
  /// @param assumedGpu one of them, for files that name no GPU
  public FileImporter(Collection<GpuSpec> sheets, GpuId assumedGpu) {
    gpus = new GpuNames(sheets, assumedGpu);
  }

  @Override
  public ImportResult read(ImportRequest request, Progress progress) {
    List<Problem> problems = new ArrayList<>();
    FileWalk walk = new FileWalk(problems);
    List<Path> paths = walk.list(request.files());
    List<Loaded> loaded = new ArrayList<>();
    Map<FileGroup, EngineParts> parts = new LinkedHashMap<>();
    for (int i = 0; i < paths.size(); i++) {
      Path path = paths.get(i);
      double done = (double) i / paths.size();
      progress.report(done, "Reading " + path.getFileName());
      FileNotes notes = new FileNotes(path.toString(), problems);
      Progress part = progress.part(done, (i + 1.0) / paths.size());
      new FileLoader(part)
          .load(path, notes, walk.isIncidental(path))
          .ifPresent(file -> take(file, notes, loaded, parts));
    }
    GpuNames named = request.chosenGpu().map(gpus::assuming).orElse(gpus);
    return assemble(new EngineAssembler(named, request), loaded, parts, problems);
  }

  private static void take(
      Loaded file, FileNotes notes, List<Loaded> loaded, Map<FileGroup, EngineParts> parts) {
    loaded.add(file);
    EngineParts engine = parts.computeIfAbsent(FileGroup.of(file.path()), _ -> new EngineParts());
    file.content()
        .ifPresentOrElse(
            content -> engine.add(file.format(), content, notes),
            () -> engine.addFailed(file.format()));
  }

  private static ImportResult assemble(
      EngineAssembler assembler,
      List<Loaded> loaded,
      Map<FileGroup, EngineParts> parts,
      List<Problem> problems) {
    List<Engine> engines = new ArrayList<>();
    List<EngineProfile> profiles = new ArrayList<>();
    List<ImportedTrace> traces = new ArrayList<>();
    List<EnginePreview> previews = new ArrayList<>();
    ProfileComparison comparison = new ProfileComparison();
    Map<FileGroup, EngineId> ids = EngineGrouping.ids(parts.keySet());
    Map<FileGroup, String> named = new LinkedHashMap<>();
    parts.forEach((key, pieces) -> {
      EngineId id = ids.getOrDefault(key, new EngineId("engine"));
      Assembled assembled = assembler.assemble(id, pieces);
      engines.addAll(assembled.engines());
      profiles.addAll(assembled.profiles());
      traces.addAll(assembled.traces());
      previews.addAll(previews(assembled, pieces));
      comparison.add(assembled.profiles(), pieces);
      if (!assembled.engines().isEmpty()) {
        named.put(key, id.value());
      }
    });
    comparison.report(problems);
    return new ImportResult(
        engines, profiles, traces, previews, recognised(loaded, named), problems);
  }

  private static List<EnginePreview> previews(Assembled assembled, EngineParts pieces) {
    return assembled.engines().stream()
        .map(engine -> EnginePreview.of(engine, pieces, assembled.profiles()))
        .toList();
  }

  private static List<RecognisedFile> recognised(
      List<Loaded> loaded, Map<FileGroup, String> named) {
    return loaded.stream()
        .map(file ->
            new RecognisedFile(
                file.path().toString(),
                file.format().label(),
                named.getOrDefault(FileGroup.of(file.path()), "")))
        .toList();
  }
}
