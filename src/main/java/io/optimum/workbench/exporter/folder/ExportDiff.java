package io.optimum.workbench.exporter.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.optimum.workbench.domain.Sha256;
import io.optimum.workbench.exporter.ExportBundle;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import io.optimum.workbench.exporter.ExportException;
import io.optimum.workbench.exporter.folder.ExportChange.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Compares an export with an earlier one of ours in the same folder. Hashes decide; small texts
/// are compared line by line.
public final class ExportDiff {
  /// A person reads no longer diff; comparing costs the square of it at worst.
  private static final int TEXT_BYTES_AT_MOST = 1 << 20;

  private static final int CONTEXT_LINES = 2;
  private final Path folder;
  private final Map<String, String> before;

  private ExportDiff(Path folder, Map<String, String> before) {
    this.folder = folder;
    this.before = before;
  }

  /// Every file of both; all are new where there is no earlier export.
  ///
  /// @throws ExportException when the earlier export cannot be read
  public static List<ExportChange> of(ExportBundle bundle, Path folder) {
    try {
      return new ExportDiff(folder, ExportMarker.hashes(folder)).changes(bundle);
    } catch (IOException e) {
      throw new ExportException(
          "The export in %s cannot be read: %s.".formatted(folder, e.getMessage()), e);
    }
  }

  private List<ExportChange> changes(ExportBundle bundle) throws IOException {
    List<ExportChange> changes = new ArrayList<>();
    Map<String, String> left = new TreeMap<>(before);
    for (ExportFile file : bundle.files()) {
      String old = left.remove(file.path());
      if (old == null) {
        changes.add(new ExportChange(file.path(), Kind.NEW, List.of()));
      } else if (old.equals(sha256(file))) {
        changes.add(new ExportChange(file.path(), Kind.SAME, List.of()));
      } else {
        changes.add(new ExportChange(file.path(), Kind.CHANGED, lines(file)));
      }
    }
    left.keySet().forEach(each -> changes.add(new ExportChange(each, Kind.REMOVED, List.of())));
    return changes;
  }

  private static String sha256(ExportFile file) {
    return switch (file) {
      case ExportFile.Text text -> Sha256.of(text.content().getBytes(UTF_8));
      case ExportFile.Copy copy -> copy.sha256();
      case ExportFile.Packed packed -> Sha256.of(packed.content());
    };
  }

  private List<String> lines(ExportFile file) throws IOException {
    Path old = folder.resolve(file.path());
    if (!(file instanceof ExportFile.Text text)
        || text.content().length() > TEXT_BYTES_AT_MOST
        || !Files.isRegularFile(old)
        || Files.size(old) > TEXT_BYTES_AT_MOST) {
      return List.of();
    }
    List<String> was = new String(Files.readAllBytes(old), UTF_8).lines().toList();
    List<String> is = text.content().lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(
        file.path(), file.path(), was, DiffUtils.diff(was, is), CONTEXT_LINES);
  }
}
