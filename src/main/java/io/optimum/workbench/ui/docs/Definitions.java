package io.optimum.workbench.ui.docs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What each number on screen means, from the table in `metrics.md`: names that differ only in
/// case, or in where the number comes from, mean the same.
public final class Definitions {
  private static final List<String> ORIGINS = List.of("predicted ", "measured ", "least ");

  private static final Pattern WORD = Pattern.compile("(a|\\p{Lower}{2,})(?=[ ,;:.-]|$)");

  private final Map<String, String> byName = new TreeMap<>();
  private final Map<String, String> bySymbol = new TreeMap<>();

  /// @param markdown of `metrics.md`
  Definitions(String markdown) {
    markdown
        .lines()
        .filter(line -> line.startsWith("| "))
        .map(Markdown::cells)
        .filter(cells -> cells.size() >= 5)
        .forEach(this::add);
  }

  /// Those that come with the program.
  public static Definitions shipped() {
    return new Definitions(Docs.text("metrics").orElse(""));
  }

  private void add(List<String> cells) {
    String unit =
        cells.get(3).isBlank() || "—".equals(cells.get(3)) ? "" : " Unit: " + cells.get(3) + ".";
    String how = cells.get(4).isBlank() ? "" : " " + sentence(plain(cells.get(4)));
    String text = sentence(plain(cells.get(2))) + unit + how;
    for (String name : cells.get(0).split(", ", -1)) {
      byName.putIfAbsent(key(name), text);
    }
    String symbol = plain(cells.get(1));
    if (!symbol.isBlank()) {
      bySymbol.putIfAbsent(symbol, text);
    }
  }

  /// A word at its start is capitalised; a symbol or `p99` is not.
  private static String sentence(String text) {
    boolean word = WORD.matcher(text).lookingAt();
    return (word ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) : text) + ".";
  }

  /// What a number is, how it is measured and in which unit.
  ///
  /// @param name as on screen
  public Optional<String> of(String name) {
    String key = key(name);
    String definition = bySymbol.getOrDefault(name.strip(), byName.get(key));
    for (String origin : ORIGINS) {
      if (definition == null && key.startsWith(origin)) {
        definition = byName.get(key.substring(origin.length()));
      }
    }
    return Optional.ofNullable(definition);
  }

  private static String key(String name) {
    return plain(name).strip().toLowerCase(Locale.ROOT);
  }

  private static String plain(String markdown) {
    return markdown
        .replaceAll("\\[([^\\]]+)]\\([^)]+\\)", "$1")
        .replaceAll("[*`]", "")
        .strip()
        .replaceAll("\\.$", "");
  }
}
