package io.optimum.workbench.study.proof;

import java.util.List;
import java.util.Locale;

/// Horizontal bars with whiskers as an SVG picture: readable on light and on dark ground.
final class SvgBars {
  private static final int WIDTH = 860;
  private static final int LABELS = 330;
  private static final int RIGHT = 110;
  private static final int ROW = 30;
  private static final int TOP = 58;
  private static final int TICKS = 5;
  private static final String GRID = "stroke=\"#767676\" stroke-opacity=\"0.3\"";
  private static final String WHISKER = "stroke=\"#3c3c3c\" stroke-width=\"2\"";

  private final String title;
  private final String axis;
  private final String unit;

  /// @param title one sentence
  /// @param axis what the length means
  /// @param unit after every number
  SvgBars(String title, String axis, String unit) {
    this.title = title;
    this.axis = axis;
    this.unit = unit;
  }

  /// @param label of the row
  /// @param value length
  /// @param halfWidth of the whisker; 0 = none
  /// @param ours drawn in colour, the others in grey
  record Bar(String label, double value, double halfWidth, boolean ours) {}

  String draw(List<Bar> bars) {
    double most = bars.stream().mapToDouble(bar -> bar.value() + bar.halfWidth()).max().orElse(1);
    double step = step(most / TICKS);
    double end = Math.max(step, Math.ceil(most / step) * step);
    int height = TOP + ROW * bars.size() + 34;
    StringBuilder svg = new StringBuilder(head(height));
    for (double tick = 0; tick <= end + step / 2; tick += step) {
      svg.append(line(x(tick, end), TOP - 8, x(tick, end), height - 28, GRID));
      svg.append(text(x(tick, end), height - 12, "middle", "", number(tick)));
    }
    for (int i = 0; i < bars.size(); i++) {
      svg.append(bar(bars.get(i), TOP + ROW * i, end));
    }
    return svg.append("</svg>\n").toString();
  }

  private String head(int height) {
    return String.format(
            Locale.ROOT,
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" \
            viewBox="0 0 %1$d %2$d" role="img" font-family="sans-serif" font-size="13" \
            fill="#767676">
            <title>%3$s</title>
            """,
            WIDTH,
            height,
            escape(title))
        + text(0, 18, "start", "font-size=\"15\" font-weight=\"bold\"", title)
        + text(LABELS, 40, "start", "", axis);
  }

  private String bar(Bar bar, int y, double end) {
    double from = x(0, end);
    double to = x(Math.max(0, bar.value()), end);
    double middle = y + ROW / 2.0 - 4;
    double low = x(Math.max(0, bar.value() - bar.halfWidth()), end);
    double high = x(bar.value() + bar.halfWidth(), end);
    String uncertain = bar.halfWidth() == 0 ? "" : " ± " + number(bar.halfWidth());
    return text(LABELS - 10, middle + 5, "end", "", bar.label())
        + String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"3\" fill=\"%s\"/>\n",
            from,
            y,
            to - from,
            ROW - 8,
            bar.ours() ? "#2f7fd0" : "#a8a8a8")
        + (bar.halfWidth() == 0 ? "" : line(low, middle, high, middle, WHISKER))
        + text(high + 8, middle + 5, "start", "", number(bar.value()) + uncertain);
  }

  private static String line(double x1, double y1, double x2, double y2, String stroke) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>\n",
        x1,
        y1,
        x2,
        y2,
        stroke);
  }

  private static double x(double value, double end) {
    return LABELS + value / end * (WIDTH - LABELS - RIGHT);
  }

  private String number(double value) {
    return String.format(Locale.ROOT, unit.isEmpty() ? "%.2f" : "%.1f", value) + unit;
  }

  /// 1, 2 or 5 times a power of ten, at least `least`.
  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1e-9))));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static String text(double x, double y, String anchor, String more, String words) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" %s>%s</text>\n",
        x,
        y,
        anchor,
        more,
        escape(words));
  }

  private static String escape(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
