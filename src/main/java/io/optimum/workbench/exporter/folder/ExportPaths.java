package io.optimum.workbench.exporter.folder;

import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.ExportException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which paths an export may have: relative, within its folder, and fit for every file system.
final class ExportPaths {
  /// One name: no separator, no drive, no control character, no trailing dot or space (Windows).
  private static final Pattern NAME =
      Pattern.compile("[^/\\\\:*?\"<>|\\p{Cntrl}]*[^/\\\\:*?\"<>|\\p{Cntrl}. ]");

  private ExportPaths() {}

  static void check(List<ExportFile> files) {
    Set<String> taken = new HashSet<>();
    for (ExportFile file : files) {
      String path = file.path();
      for (String name : path.split("/", -1)) {
        if (!NAME.matcher(name).matches()) {
          throw new ExportException(
              "The export contains the path (%s); it must be relative and stay within the folder."
                  .formatted(path));
        }
      }
      if (path.equals(ExportMarker.NAME) || !taken.add(path.toLowerCase(Locale.ROOT))) {
        throw new ExportException(
            "The export contains the path (%s) twice, or it is reserved.".formatted(path));
      }
    }
  }
}
