package io.optimum.workbench.exporter.report;

import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.exporter.text.Figures;
import io.optimum.workbench.exporter.text.Html;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// System throughput of every pair of engines as coloured cells: orange below 1 (worse than taking
/// turns), white at 1, purple at 2 (neither feels the other). The colours are told apart by
/// everyone who sees light and dark.
final class HeatMap {
  private static final int CELL = 46;
  private static final int SMALL_CELL = 14;

  /// With more engines than this, cells are too small for figures.
  private static final int ENGINES_WITH_FIGURES = 20;

  private static final int CHARACTER_WIDTH = 7;
  private static final int LABEL_AT_MOST = 220;
  private final List<ReportFigures.Pair> pairs;
  private final List<EngineId> engines;
  private final int cell;
  private final int label;

  HeatMap(List<ReportFigures.Pair> pairs) {
    this.pairs = pairs;
    Set<EngineId> all = new LinkedHashSet<>();
    pairs.forEach(each -> {
      all.add(each.first());
      all.add(each.second());
    });
    this.engines = new ArrayList<>(all);
    this.cell = engines.size() > ENGINES_WITH_FIGURES ? SMALL_CELL : CELL;
    int longest = engines.stream().mapToInt(each -> each.value().length()).max().orElse(0);
    this.label = Math.min(LABEL_AT_MOST, longest * CHARACTER_WIDTH + 8);
  }

  String svg() {
    int side = engines.size() * cell;
    int width = label + side + label;
    int height = side + 8 + label;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg role=\"img\" aria-label=\"System throughput of every pair of engines\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n"
            .formatted(width, height, width, height));
    for (int i = 0; i < engines.size(); i++) {
      labels(svg, i, side);
    }
    pairs.forEach(each -> cell(svg, each));
    return svg.append("</svg>\n").toString();
  }

  private void labels(StringBuilder svg, int index, int side) {
    String name = shown(engines.get(index).value());
    int middle = index * cell + cell / 2 + 4;
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n"
            .formatted(label - 6, middle, name));
    svg.append(
        "<text transform=\"translate(%d %d) rotate(45)\">%s</text>\n"
            .formatted(label + middle - 6, side + 14, name));
  }

  private static String shown(String name) {
    int most = LABEL_AT_MOST / CHARACTER_WIDTH;
    return Html.text(name.length() > most ? name.substring(0, most - 1) + "…" : name);
  }

  /// Lower left half: the row is the later engine.
  private void cell(StringBuilder svg, ReportFigures.Pair pair) {
    int one = engines.indexOf(pair.first());
    int other = engines.indexOf(pair.second());
    int x = label + Math.min(one, other) * cell;
    int y = Math.max(one, other) * cell;
    double stp = pair.predicted().stp().mid();
    svg.append(
        "<g><title>%s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" stroke=\"#fff\"/>"
            .formatted(Html.text(words(pair)), x, y, cell, cell, colour(stp)));
    if (cell == CELL) {
      figure(svg, x, y + (pair.measuredStp() == null ? 27 : 20), Figures.number(stp, 2), stp);
      Double measured = pair.measuredStp();
      if (measured != null) {
        figure(svg, x, y + 36, "(" + Figures.number(measured, 2) + ")", stp);
      }
    }
    svg.append("</g>\n");
  }

  private static void figure(StringBuilder svg, int x, int y, String text, double stp) {
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" style=\"fill:%s\">%s</text>"
            .formatted(x + CELL / 2, y, stp > 1.6 || stp < 0.5 ? "#fff" : "#1b1f24", text));
  }

  private static String words(ReportFigures.Pair pair) {
    var stp = pair.predicted().stp();
    Double measured = pair.measuredStp();
    return "%s beside %s: %s predicted (%s to %s)%s%s"
        .formatted(
            pair.first(),
            pair.second(),
            Figures.number(stp.mid(), 2),
            Figures.number(stp.low(), 2),
            Figures.number(stp.high(), 2),
            measured == null
                ? ""
                : ", %s %s".formatted(Figures.number(measured, 2), pair.measuredOn()),
            pair.predicted().outsideTraining() ? ", outside training" : "");
  }

  /// Linear between the ends and the middle of ColorBrewer's diverging scale PuOr.
  static String colour(double stp) {
    double distance = Math.max(-1, Math.min(1, stp - 1));
    int[] end = distance < 0 ? new int[] {0xb3, 0x58, 0x06} : new int[] {0x54, 0x27, 0x88};
    int[] mixed = new int[3];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (int) Math.round(0xf7 + (end[i] - 0xf7) * Math.abs(distance));
    }
    return "#%02x%02x%02x".formatted(mixed[0], mixed[1], mixed[2]);
  }
}
