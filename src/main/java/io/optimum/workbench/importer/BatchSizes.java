package io.optimum.workbench.importer;

import io.optimum.workbench.importer.file.FileNotes;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The batch size of an engine whose files do not hold it: as asked for, else as its file or folder
/// is called (`resnet50-b8`, `bs16`, `batch_32`), else 1 with a warning.
final class BatchSizes {
  private static final Pattern NAMED =
      Pattern.compile("(?:^|[^a-z0-9])(?:b|bs|batch)[-_]?(?:size)?[-_]?(\\d{1,4})(?![0-9])");

  private final int wanted;

  /// @param wanted 0 = by the names
  BatchSizes(int wanted) {
    this.wanted = wanted;
  }

  int of(FileNotes notes) {
    if (wanted > 0) {
      return wanted;
    }
    Path path = Path.of(notes.path());
    for (Path part = path; part != null; part = part.getParent()) {
      Matcher name =
          NAMED.matcher(String.valueOf(part.getFileName()).toLowerCase(java.util.Locale.ROOT));
      if (name.find() && Integer.parseInt(name.group(1)) > 0) {
        return Integer.parseInt(name.group(1));
      }
      if (part != path) {
        break;
      }
    }
    notes.warn(
        "",
        "The file does not say the batch size; 1 is assumed.",
        "Give it with --batch, or in the file's name: resnet50-b8.sqlite.");
    return 1;
  }
}
