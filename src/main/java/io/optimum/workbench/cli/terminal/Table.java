package io.optimum.workbench.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/// Text in aligned columns: quantities to the right, texts and the first column to the left. A
/// column of which no cell begins like a number is text.
public final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... header) {
    rows.add(List.of(header));
  }

  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  public List<String> lines() {
    return lines(Integer.MAX_VALUE);
  }

  /// In blocks of columns below each other, each with the first column, where one is too wide.
  ///
  /// @param columns characters of a line
  public List<String> lines(int columns) {
    int[] width = widths();
    boolean[] texts = texts(width.length);
    List<String> lines = new ArrayList<>();
    int from = 1;
    do {
      int to = end(width, from, columns);
      if (!lines.isEmpty()) {
        lines.add("");
      }
      block(lines, width, texts, from, to);
      from = to;
    } while (from < width.length);
    return lines;
  }

  private int[] widths() {
    int[] width = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < width.length; i++) {
        width[i] = Math.max(width[i], row.get(i).length());
      }
    }
    return width;
  }

  /// One past the last column that has room beside those from `from` on; at least one.
  private static int end(int[] width, int from, int columns) {
    long taken = width[0];
    int to = from;
    while (to < width.length && (to == from || taken + GAP.length() + width[to] <= columns)) {
      taken += GAP.length() + width[to];
      to++;
    }
    return to;
  }

  private void block(List<String> lines, int[] width, boolean[] texts, int from, int to) {
    String title = line(rows.getFirst(), width, texts, from, to);
    lines.add(title);
    lines.add("-".repeat(title.length()));
    rows.stream().skip(1).map(row -> line(row, width, texts, from, to)).forEach(lines::add);
  }

  private boolean[] texts(int columns) {
    boolean[] texts = new boolean[columns];
    for (int i = 0; i < columns; i++) {
      int column = i;
      texts[i] =
          i == 0 || rows.stream().skip(1).noneMatch(row -> row.get(column).matches("[-+]?\\d.*"));
    }
    return texts;
  }

  private static String line(List<String> row, int[] width, boolean[] texts, int from, int to) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < to; i = i == 0 ? from : i + 1) {
      String gap = " ".repeat(width[i] - row.get(i).length());
      line.append(i == 0 ? "" : GAP).append(texts[i] ? row.get(i) + gap : gap + row.get(i));
    }
    return line.toString().stripTrailing();
  }
}
