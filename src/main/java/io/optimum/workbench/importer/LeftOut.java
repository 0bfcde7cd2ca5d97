package io.optimum.workbench.importer;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Files of a folder that are of no kind that can be read, such as a README beside engines: no
/// problem, but not taken either.
///
/// @param files in the order of the walk
public record LeftOut(List<String> files) {
  public static final LeftOut NONE = new LeftOut(List.of());
  private static final int KINDS_NAMED = 5;

  public LeftOut {
    files = List.copyOf(files);
  }

  /// How many and of which kinds, the most frequent first, for example `5 files of no known kind
  /// were left out: 3 .txt, 1 .md, 1 without an ending`; empty when there are none.
  public String sentence() {
    if (files.isEmpty()) {
      return "";
    }
    Map<String, Long> kinds =
        files.stream()
            .collect(
                Collectors.groupingBy(LeftOut::ending, LinkedHashMap::new, Collectors.counting()));
    List<Map.Entry<String, Long>> often =
        kinds.entrySet().stream()
            .sorted(
                Comparator.comparing(Map.Entry<String, Long>::getValue)
                    .reversed()
                    .thenComparing(Map.Entry::getKey))
            .toList();
    long others = often.stream().skip(KINDS_NAMED).mapToLong(Map.Entry::getValue).sum();
    return "%d %s of no known kind %s left out: %s%s"
        .formatted(
            files.size(),
            files.size() == 1 ? "file" : "files",
            files.size() == 1 ? "was" : "were",
            often.stream()
                .limit(KINDS_NAMED)
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", ")),
            others == 0 ? "" : ", %d of other kinds".formatted(others));
  }

  private static String ending(String file) {
    Path name = Path.of(file).getFileName();
    String text = name == null ? "" : name.toString();
    int dot = text.lastIndexOf('.');
    return dot <= 0 || dot == text.length() - 1
        ? "without an ending"
        : text.substring(dot).toLowerCase(Locale.ROOT);
  }
}
