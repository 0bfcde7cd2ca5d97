package io.optimum.workbench.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/// Text in aligned columns: quantities to the right, texts and the first column to the left. A
/// column of which no cell begins like a number is text.
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... header) {
    rows.add(List.of(header));
  }

  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  public List<String> lines() {
    int columns = rows.getFirst().size();
    int[] width = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        width[i] = Math.max(width[i], row.get(i).length());
      }
    }
    boolean[] texts = texts(columns);
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.add(line(row, width, texts));
      if (lines.size() == 1) {
        lines.add("-".repeat(lines.getFirst().length()));
      }
    }
    return lines;
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

  private static String line(List<String> row, int[] width, boolean[] texts) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String gap = " ".repeat(width[i] - row.get(i).length());
      line.append(i == 0 ? "" : "  ").append(texts[i] ? row.get(i) + gap : gap + row.get(i));
    }
    return line.toString().stripTrailing();
  }
}
