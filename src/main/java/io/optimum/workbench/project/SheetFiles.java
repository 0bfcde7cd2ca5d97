package io.optimum.workbench.project;

import io.optimum.workbench.codec.GpuSheets;
import io.optimum.workbench.codec.IoReason;
import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.gpu.GpuSpec;
import io.optimum.workbench.files.SafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The data sheets in a project's folder, `gpus/G.json`.
///
/// A sheet that is wrong was not opened, and is never removed: it is reported until someone
/// corrects or deletes it.
final class SheetFiles {
  static final String ADVICE =
      "Correct the file; `optimum gpus --show rtx-3090 --json` prints one that is right.";
  static final String FOLDER = "gpus";
  private static final String ENDING = ".json";
  private final Path root;
  private final JsonCodec codec;

  SheetFiles(Path root, JsonCodec codec) {
    this.root = root;
    this.codec = codec;
  }

  /// @throws JsonException when it is wrong
  static GpuSpec sheet(Path file, JsonCodec codec) throws IOException {
    return new GpuSheets(codec).own(ProjectStore.bytes(file), file.toString());
  }

  /// The sheets, by file name; what is wrong with others is added to the problems.
  List<GpuSpec> read(List<Problem> problems) {
    List<GpuSpec> sheets = new ArrayList<>();
    try {
      for (Path file : files()) {
        read(file, sheets, problems);
      }
    } catch (IOException e) {
      problems.add(
          Problem.error(
              root.resolve(FOLDER).toString(), "", IoReason.of(e), "Check the folder's rights."));
    }
    return sheets;
  }

  void write(Project project) throws IOException {
    for (GpuSpec sheet : project.gpus()) {
      SafeFiles.replace(root.resolve(FOLDER).resolve(name(sheet)), codec.write(sheet));
    }
  }

  /// Removes the sheets that could be opened and that the project has no more.
  void removeStale(Project project) throws IOException {
    Set<GpuId> kept = project.gpus().stream().map(GpuSpec::id).collect(Collectors.toSet());
    List<GpuSpec> onDisk = read(new ArrayList<>());
    for (GpuSpec sheet : onDisk) {
      if (!kept.contains(sheet.id())) {
        Files.delete(root.resolve(FOLDER).resolve(name(sheet)));
      }
    }
  }

  private List<Path> files() throws IOException {
    Path folder = root.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.filter(each -> each.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  private void read(Path file, List<GpuSpec> sheets, List<Problem> problems) {
    try {
      GpuSpec sheet = sheet(file, codec);
      if (file.endsWith(name(sheet))) {
        sheets.add(sheet);
      } else {
        problems.add(
            Problem.error(
                file.toString(),
                "id",
                "The id (%s) is not the name of its file.".formatted(sheet.id()),
                "Rename the file to %s, or change the id.".formatted(name(sheet))));
      }
    } catch (JsonException e) {
      problems.add(Problem.error(file.toString(), e.location(), e.reason(), ADVICE));
    } catch (IOException e) {
      problems.add(Problem.error(file.toString(), "", IoReason.of(e), "Check the file's rights."));
    }
  }

  private static String name(GpuSpec sheet) {
    return sheet.id() + ENDING;
  }
}
