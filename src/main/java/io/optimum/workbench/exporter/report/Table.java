package io.optimum.workbench.exporter.report;

import io.optimum.workbench.exporter.text.Html;
import java.util.List;

/// A table of the page; cells that begin with a figure are set flush right.
final class Table {
  private final StringBuilder html = new StringBuilder();
  private final int columns;

  Table(String style, List<String> heads) {
    columns = heads.size();
    html.append("<div class=\"scroll\"><table class=\"").append(style).append("\"><thead><tr>");
    heads.forEach(each -> html.append("<th>").append(Html.text(each)).append("</th>"));
    html.append("</tr></thead><tbody>\n");
  }

  Table(List<String> heads) {
    this("plain", heads);
  }

  /// Adds a row; every cell is escaped.
  Table row(Object... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "The row has %d cells, the table %d columns.".formatted(cells.length, columns));
    }
    html.append("<tr>");
    for (Object each : cells) {
      cell(each.toString());
    }
    html.append("</tr>\n");
    return this;
  }

  private void cell(String text) {
    String style =
        text.matches("[0-9a-f]{64}") ? "hash" : text.matches("-?[0-9.]+\\b.*") ? "number" : "";
    html.append(style.isEmpty() ? "<td>" : "<td class=\"" + style + "\">")
        .append(Html.text(text))
        .append("</td>");
  }

  @Override
  public String toString() {
    return html + "</tbody></table></div>\n";
  }
}
