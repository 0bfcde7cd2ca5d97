package io.optimum.workbench.importer.source;

import io.optimum.workbench.domain.engine.EngineId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which files belong to one engine, and what to call it.
///
/// Files of one folder with the same stem are one engine: `x.engine`, `x.engine.graph.json`,
/// `x_profile.json`. An engine is called by its stem. Where its folder says more (`resnet` in
/// `resnet18-a100-fp16`) or the stem says nothing (`model`, `engine`), by its folder; a numbered
/// folder, as in a Triton repository, by the one above.
public final class EngineGrouping {
  private static final Pattern ROLE =
      Pattern.compile(
          "(?:^|[._-])(?:(?:build|profile)[._-])?"
              + "(?:graph|layers|layer[._-]?info|profile|layer[._-]?times|timing|times"
              + "|request[._-]?times|metadata)$");
  private static final Pattern BINARY =
      Pattern.compile(
          "\\.(?:engine|plan|trt|onnx|sqlite|db|csv|jsonl)$|[._-](?:nsys|ncu|trace|kernels|counters)$");
  private static final Pattern GENERIC =
      Pattern.compile("|model|engine|plan|network|net|trt|export|output|out|\\d+");
  private static final int ID_LENGTH = 90;

  /// A folder and the part of the names that its files share.
  public record FileGroup(Path folder, String stem) {
    /// The key of a file.
    public static FileGroup of(Path file) {
      Path absolute = file.toAbsolutePath().normalize();
      Path folder = absolute.getParent();
      return new FileGroup(folder == null ? absolute : folder, stem(file));
    }

    private static String stem(Path file) {
      String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
      if (name.endsWith(".json")) {
        String base = name.substring(0, name.length() - ".json".length());
        name = ROLE.matcher(base).replaceFirst("");
      }
      for (Matcher ending = BINARY.matcher(name); ending.find(); ending = BINARY.matcher(name)) {
        name = ending.replaceFirst("");
      }
      return name;
    }
  }

  private EngineGrouping() {}

  /// A valid id for each key, none twice.
  public static Map<FileGroup, EngineId> ids(Iterable<FileGroup> keys) {
    Map<String, List<FileGroup>> byName = new LinkedHashMap<>();
    keys.forEach(key -> byName.computeIfAbsent(name(key), _ -> new ArrayList<>()).add(key));
    Set<String> taken = new HashSet<>();
    Map<FileGroup, EngineId> ids = new LinkedHashMap<>();
    byName.forEach((name, same) -> {
      for (FileGroup key : same) {
        String wanted = same.size() == 1 ? name : slug(folderName(key) + "-" + key.stem);
        ids.put(key, new EngineId(free(wanted, taken)));
      }
    });
    return ids;
  }

  private static String name(FileGroup key) {
    String stem = slug(key.stem);
    String folder = slug(folderName(key));
    String word = stem.split("-", 2)[0];
    boolean folderSaysMore = word.length() > 2 && folder.startsWith(word);
    return GENERIC.matcher(stem).matches() || folderSaysMore ? folder : stem;
  }

  private static String folderName(FileGroup key) {
    Path folder = key.folder;
    while (folder.getFileName() != null
        && folder.getFileName().toString().matches("\\d+")
        && folder.getParent() != null) {
      folder = folder.getParent();
    }
    return folder.getFileName() == null ? "engine" : folder.getFileName().toString();
  }

  private static String free(String wanted, Set<String> taken) {
    String base = wanted.isEmpty() ? "engine" : wanted;
    String id = base;
    for (int i = 2; !taken.add(id); i++) {
      id = base + "-" + i;
    }
    return id;
  }

  private static String slug(String text) {
    String safe =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9_]+", "-")
            .replaceAll("^[^a-z0-9]+|[^a-z0-9]+$", "");
    return safe.length() <= ID_LENGTH ? safe : safe.substring(0, ID_LENGTH);
  }
}
