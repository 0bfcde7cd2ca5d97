package io.optimum.workbench.importer;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.importer.engine.EngineAssembler;
import io.optimum.workbench.importer.engine.GpuNames;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.source.FileLoader;
import io.optimum.workbench.importer.source.FileWalk;
import io.optimum.workbench.importer.source.ImportRequest;
import io.optimum.workbench.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Imports whatever [io.optimum.workbench.importer.source.ProfileFormat] lists from files and
/// folders.
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
    FileWalk walk = new FileWalk(problems, progress);
    List<Path> paths = walk.list(request.files());
    Gathered gathered = new Gathered();
    for (int i = 0; i < paths.size(); i++) {
      Path path = paths.get(i);
      Progress part = progress.step(i, paths.size());
      part.report(0, "Reading " + path.getFileName());
      FileNotes notes = new FileNotes(path.toString(), problems);
      int before = problems.size();
      new FileLoader(part, request.batchSize())
          .load(path, notes, walk.isIncidental(path))
          .ifPresentOrElse(
              file -> gathered.take(file, notes),
              () -> {
                if (problems.size() == before && !walk.isOwn(path)) {
                  gathered.leaveOut(path);
                }
              });
    }
    GpuNames named = request.chosenGpu().map(gpus::assuming).orElse(gpus);
    return gathered.assemble(new EngineAssembler(named, request), problems);
  }
}
