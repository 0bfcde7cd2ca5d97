package io.optimum.workbench.importer.source;

import io.optimum.workbench.importer.file.FileNotes;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The batch size of an engine whose files do not hold it: as asked for, else as its file or folder
/// is called (`resnet50-b8`, `bs16`, `batch_32`), else 1 with a warning.
public final class BatchSizes {
  private static final Pattern NAMED =
      Pattern.compile("(?:^|[^a-z0-9])(?:b|bs|batch)[-_]?(?:size)?[-_]?(\\d{1,4})(?![0-9])");

  private final int wanted;

  /// @param wanted 0 = by the names
  public BatchSizes(int wanted) {
    this.wanted = wanted;
  }

  public int of(FileNotes notes) {
    if (wanted > 0) {
      return wanted;
    }
    Path path = Path.of(notes.path());
    int byFile = named(path);
    int byName = byFile > 0 ? byFile : named(path.toAbsolutePath().getParent());
    if (byName > 0) {
      return byName;
    }
    notes.warn(
        "",
        "The file does not say the batch size; 1 is assumed.",
        "Give the batch size, or name the file like resnet50-b8.");
    return 1;
  }

  private static int named(@Nullable Path path) {
    String name = path == null ? "" : String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    Matcher batch = NAMED.matcher(name);
    return batch.find() ? Integer.parseInt(batch.group(1)) : 0;
  }
}
