package io.optimum.workbench.exporter.text;

/// Text within HTML and SVG, between tags or within quoted attributes.
public final class Html {
  private Html() {}

  /// Escaped; control characters that XML does not allow are dropped.
  public static String text(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> {
          if (each >= ' ' || each == '\n' || each == '\t') {
            escaped.append(each);
          }
        }
      }
    }
    return escaped.toString();
  }
}
