package io.optimum.workbench.importer;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.engine.EngineProfile;
import io.optimum.workbench.domain.evidence.Measurement;
import io.optimum.workbench.importer.ImportResult.RecognisedFile;
import io.optimum.workbench.importer.engine.EngineAssembler;
import io.optimum.workbench.importer.engine.EngineAssembler.Assembled;
import io.optimum.workbench.importer.engine.EngineParts;
import io.optimum.workbench.importer.engine.EnginePreview;
import io.optimum.workbench.importer.engine.ImportedTrace;
import io.optimum.workbench.importer.engine.ProfileComparison;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.serving.ServedTables;
import io.optimum.workbench.importer.source.EngineGrouping;
import io.optimum.workbench.importer.source.EngineGrouping.FileGroup;
import io.optimum.workbench.importer.source.FileContent;
import io.optimum.workbench.importer.source.FileLoader.Loaded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the files of one import told, before it is put together: pieces of engines by their names,
/// and measurements.
final class Gathered {
  private final List<String> leftOut = new ArrayList<>();
  private final List<Loaded> loaded = new ArrayList<>();
  private final Map<FileGroup, EngineParts> parts = new LinkedHashMap<>();
  private final ServedTables served = new ServedTables();
  private final Set<Measurement> measurements = new LinkedHashSet<>();
  private final List<Engine> engines = new ArrayList<>();
  private final List<EngineProfile> profiles = new ArrayList<>();
  private final List<ImportedTrace> traces = new ArrayList<>();
  private final List<EnginePreview> previews = new ArrayList<>();

  /// A file of no known kind was passed over.
  void leaveOut(Path file) {
    leftOut.add(file.toString());
  }

  void take(Loaded file, FileNotes notes) {
    loaded.add(file);
    file.content()
        .ifPresentOrElse(
            content -> take(file, content, notes), () -> parts(file).addFailed(file.format()));
  }

  private void take(Loaded file, FileContent content, FileNotes notes) {
    switch (content) {
      case FileContent.OfEngine piece -> parts(file).add(file.format(), piece, notes);
      case FileContent.Served report -> served.add(report.table());
      case FileContent.Journal journal -> measurements.addAll(journal.measurements());
    }
  }

  private EngineParts parts(Loaded file) {
    return parts.computeIfAbsent(FileGroup.of(file.path()), _ -> new EngineParts());
  }

  public ImportResult assemble(EngineAssembler assembler, List<Problem> problems) {
    ProfileComparison comparison = new ProfileComparison();
    Map<FileGroup, EngineId> ids = EngineGrouping.ids(parts.keySet());
    Map<FileGroup, String> named = new LinkedHashMap<>();
    parts.forEach((key, pieces) -> {
      EngineId id = ids.getOrDefault(key, new EngineId("engine"));
      Assembled assembled = assembler.assemble(id, pieces);
      keep(assembled, pieces);
      comparison.add(assembled.profiles(), pieces);
      if (!assembled.engines().isEmpty()) {
        named.put(key, id.value());
      }
    });
    comparison.report(problems);
    return new ImportResult(
        engines,
        profiles,
        traces,
        previews,
        List.copyOf(measurements),
        served.join(),
        recognised(named),
        new LeftOut(leftOut),
        problems);
  }

  private void keep(Assembled assembled, EngineParts pieces) {
    engines.addAll(assembled.engines());
    profiles.addAll(assembled.profiles());
    traces.addAll(assembled.traces());
    assembled.engines().stream()
        .map(engine -> EnginePreview.of(engine, pieces, assembled.profiles()))
        .forEach(previews::add);
  }

  private List<RecognisedFile> recognised(Map<FileGroup, String> named) {
    return loaded.stream()
        .map(file ->
            new RecognisedFile(
                file.path().toString(),
                file.format().label(),
                named.getOrDefault(FileGroup.of(file.path()), "")))
        .toList();
  }
}
