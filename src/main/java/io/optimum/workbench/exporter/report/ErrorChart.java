package io.optimum.workbench.exporter.report;

import io.optimum.workbench.exporter.text.Figures;
import io.optimum.workbench.exporter.text.Html;
import java.util.List;
import java.util.Locale;

/// Predicted over measured slowdown with intervals, both axes logarithmic: on the diagonal the
/// prediction was right.
final class ErrorChart {
  private static final int SIDE = 420;
  private static final int LEFT = 48;
  private static final int BOTTOM = 40;
  private static final int TOP = 12;

  /// A slowdown below this is no slowdown any more; keeps the logarithm finite.
  private static final double LEAST = 0.05;

  private static final double[] TICKS = {
    0.1, 0.2, 0.5, 1, 1.5, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000
  };

  private final List<ReportFigures.Slowdown> points;
  private final double low;
  private final double high;

  ErrorChart(List<ReportFigures.Slowdown> points) {
    this.points = points;
    double least = 1;
    double most = 2;
    for (ReportFigures.Slowdown each : points) {
      least = Math.min(least, Math.min(each.measured(), each.predicted().low()));
      most = Math.max(most, Math.max(each.measured(), each.predicted().high()));
    }
    this.low = Math.max(LEAST, least * 0.95);
    this.high = most * 1.05;
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    int width = LEFT + SIDE + 16;
    int height = TOP + SIDE + BOTTOM;
    svg.append(
        "<svg role=\"img\" aria-label=\"Predicted over measured slowdown\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n"
            .formatted(width, height, width, height));
    for (double at : TICKS) {
      if (low <= at && at <= high) {
        tick(svg, at);
      }
    }
    line(svg, new Line(x(low), y(low), x(high), y(high)), "#57606a", "4 3");
    points.forEach(each -> point(svg, each));
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">Measured slowdown</text>\n"
            .formatted(LEFT + SIDE / 2, TOP + SIDE + 34));
    svg.append(
        "<text transform=\"translate(12 %d) rotate(-90)\" text-anchor=\"middle\">Predicted slowdown</text>\n"
            .formatted(TOP + SIDE / 2));
    return svg.append("</svg>\n").toString();
  }

  private void tick(StringBuilder svg, double at) {
    line(svg, new Line(x(at), y(low), x(at), y(high)), "#eaeef2", "");
    line(svg, new Line(x(low), y(at), x(high), y(at)), "#eaeef2", "");
    String text = Figures.number(at, at < 1 || at == 1.5 ? 1 : 0);
    svg.append(
        "<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
            .formatted(coordinate(x(at)), TOP + SIDE + 16, text));
    svg.append(
        "<text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>\n"
            .formatted(LEFT - 6, coordinate(y(at) + 4), text));
  }

  private void point(StringBuilder svg, ReportFigures.Slowdown point) {
    double x = x(point.measured());
    String colour = point.withinInterval() ? "#542788" : "#b35806";
    svg.append("<g><title>").append(Html.text(words(point))).append("</title>");
    line(
        svg,
        new Line(x, y(point.predicted().low()), x, y(point.predicted().high())),
        colour + "66",
        "");
    svg.append(
        "<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"/></g>\n"
            .formatted(coordinate(x), coordinate(y(point.predicted().mid())), colour));
  }

  private static String words(ReportFigures.Slowdown point) {
    return "%s in %s: %s predicted (%s to %s), %s %s"
        .formatted(
            point.engine(),
            point.combination(),
            Figures.number(point.predicted().mid(), 2),
            Figures.number(point.predicted().low(), 2),
            Figures.number(point.predicted().high(), 2),
            Figures.number(point.measured(), 2),
            point.measuredOn());
  }

  private record Line(double x1, double y1, double x2, double y2) {}

  private static void line(StringBuilder svg, Line line, String colour, String dash) {
    svg.append(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"%s/>\n"
            .formatted(
                coordinate(line.x1()),
                coordinate(line.y1()),
                coordinate(line.x2()),
                coordinate(line.y2()),
                colour,
                dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\""));
  }

  private double x(double value) {
    return LEFT + share(value) * SIDE;
  }

  private double y(double value) {
    return TOP + SIDE - share(value) * SIDE;
  }

  /// Equal ratios are equally long: slowdowns are factors.
  private double share(double value) {
    return Math.log(Math.max(value, low) / low) / Math.log(high / low);
  }

  private static String coordinate(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
