package io.optimum.workbench.exporter.text;

/// Text within a paragraph or a table cell of Markdown.
public final class Markdown {
  private Markdown() {}

  /// One line in which no character starts a link, HTML, emphasis, code or another cell.
  public static String text(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ")
        .replaceAll("([\\\\`*\\[\\]|#!])", "\\\\$1")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  /// A row of a table, its cells escaped.
  public static String row(Object... cells) {
    StringBuilder row = new StringBuilder("|");
    for (Object each : cells) {
      row.append(' ').append(text(each.toString())).append(" |");
    }
    return row.append('\n').toString();
  }
}
