package io.optimum.workbench.exporter.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.optimum.workbench.exporter.ExportException;
import io.optimum.workbench.exporter.folder.ExportWriter.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `.optimum-export`: says that a folder is an export of ours, and which files are. One line per
/// file in the format of `sha256sum`, so that `sha256sum -c .optimum-export` checks an export.
final class ExportMarker {
  static final String NAME = ".optimum-export";

  /// Hash and two characters that part it from the path.
  private static final int PATH_AT = 66;

  private ExportMarker() {}

  static byte[] content(List<WrittenFile> files) {
    return files.stream()
        .map(each -> each.sha256() + "  " + each.path() + "\n")
        .collect(Collectors.joining())
        .getBytes(UTF_8);
  }

  /// Refuses a folder whose files are not all ours, so that replacing it loses nobody's work.
  static void requireOurs(Path folder) throws IOException {
    Set<String> found = filesIn(folder);
    if (found.isEmpty()) {
      return;
    }
    if (!found.contains(NAME)) {
      throw new ExportException(
          "The folder %s holds files that are no export of the workbench (for example %s). Choose an empty or new folder."
              .formatted(folder, found.iterator().next()));
    }
    found.remove(NAME);
    found.removeAll(hashes(folder).keySet());
    if (!found.isEmpty()) {
      throw new ExportException(
          "The export in %s also holds files that somebody added (for example %s). Move them away, or choose another folder."
              .formatted(folder, found.iterator().next()));
    }
  }

  /// What an export of ours holds: path to hash; empty where there is none.
  static Map<String, String> hashes(Path folder) throws IOException {
    Path marker = folder.resolve(NAME);
    if (!Files.isRegularFile(marker)) {
      return Map.of();
    }
    try (Stream<String> lines = Files.lines(marker, UTF_8)) {
      return lines
          .filter(line -> line.length() > PATH_AT)
          .collect(
              Collectors.toMap(
                  line -> line.substring(PATH_AT),
                  line -> line.substring(0, PATH_AT - 2),
                  (first, _) -> first));
    }
  }

  private static Set<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(each -> !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
          .map(each -> folder.relativize(each).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
