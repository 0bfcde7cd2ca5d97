package io.optimum.workbench.exporter.report;

import io.optimum.workbench.exporter.text.Html;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A table of the page. Columns of figures are set flush right, hashes in small type.
final class Table {
  /// Alone, with an interval, or with half-width and sample count.
  private static final Pattern FIGURE =
      Pattern.compile("-?[0-9.]+( ± [0-9.]+)?( \\((n = )?[0-9. to]+\\))?");

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /// What stands in a column of figures where there is none.
  private static final Set<String> NO_FIGURE = Set.of("none", "not measured", "unknown");

  private final String style;
  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();

  /// @param style `plain` = cells stay on one line; `long` = they wrap, and the table may go on on
  ///   the next sheet
  Table(String style, List<String> heads) {
    this.style = style;
    this.heads = List.copyOf(heads);
  }

  Table(List<String> heads) {
    this("plain", heads);
  }

  /// Adds a row; every cell is escaped.
  Table row(Object... cells) {
    if (cells.length != heads.size()) {
      throw new IllegalArgumentException(
          "The row has %d cells, the table %d columns.".formatted(cells.length, heads.size()));
    }
    rows.add(Arrays.stream(cells).map(Object::toString).toList());
    return this;
  }

  @Override
  public String toString() {
    List<Boolean> figures = new ArrayList<>();
    for (int column = 0; column < heads.size(); column++) {
      figures.add(isFigures(column));
    }
    StringBuilder html = new StringBuilder("<div class=\"scroll\"><table class=\"");
    html.append(style).append("\"><thead>");
    row(html, "th", heads, figures);
    html.append("</thead><tbody>\n");
    rows.forEach(each -> row(html, "td", each, figures));
    return html.append("</tbody></table></div>\n").toString();
  }

  private boolean isFigures(int column) {
    List<String> cells = rows.stream().map(each -> each.get(column)).toList();
    return cells.stream().anyMatch(each -> FIGURE.matcher(each).matches())
        && cells.stream()
            .allMatch(each -> FIGURE.matcher(each).matches() || NO_FIGURE.contains(each));
  }

  private static void row(
      StringBuilder html, String tag, List<String> cells, List<Boolean> figures) {
    html.append("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      String text = cells.get(i);
      String kind =
          figures.get(i)
              ? " class=\"number\""
              : HASH.matcher(text).matches() ? " class=\"hash\"" : "";
      html.append('<').append(tag).append(kind).append('>').append(Html.text(text));
      html.append("</").append(tag).append('>');
    }
    html.append("</tr>\n");
  }
}
