package io.optimum.workbench.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.text.TextAlignment;

/// Where the values of a drawing come from, for a document in which nothing else stands beside it:
/// below the picture, and as columns of its values.
///
/// @param subject what is shown of what, for example `resnet50-fp16 b4 alone on a100-80gb-pcie`
/// @param provenance how the values came to be, for example `simulated`
/// @param samples what they rest on, for example `12 combinations, 200 inferences or more in each`
public record Caption(String subject, String provenance, String samples) {
  /// Of a drawing that has nothing to show.
  public static final Caption NONE = new Caption("", "", "");

  private static final double LINE_HEIGHT = 16;
  private static final double PADDING = 4;
  private static final double MARGIN = 12;

  boolean isNone() {
    return equals(NONE);
  }

  /// All of it in one line.
  ///
  /// @param units the quantities with the units they are drawn in
  String line(String units) {
    return Stream.of(subject, units, provenance, samples)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  /// Names of the columns that say the same in a file of values.
  public List<String> columns() {
    return isNone() ? List.of() : List.of("shown", "provenance", "samples");
  }

  /// What stands in them, the same in every row.
  public List<String> cells() {
    return isNone() ? List.of() : List.of(subject, provenance, samples);
  }

  /// A caption broken into lines for a picture of some width.
  record Block(List<String> lines) {
    static Block of(String words, double width, TextMeter meter) {
      List<String> lines = new ArrayList<>();
      String line = "";
      for (String word : words.isEmpty() ? List.<String>of() : List.of(words.split(" ", -1))) {
        String longer = line.isEmpty() ? word : line + " " + word;
        if (!line.isEmpty() && meter.width(longer, Brush.plain()) > width - 2 * MARGIN) {
          lines.add(line);
          longer = word;
        }
        line = longer;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      return new Block(lines);
    }

    double height() {
      return lines.isEmpty() ? 0 : lines.size() * LINE_HEIGHT + 2 * PADDING;
    }

    void paint(Brush brush, double top) {
      brush.g().setFont(Brush.plain());
      for (int i = 0; i < lines.size(); i++) {
        double middle = top + PADDING + (i + 0.5) * LINE_HEIGHT;
        brush.label(lines.get(i), MARGIN, middle, brush.inks().muted(), TextAlignment.LEFT);
      }
    }
  }
}
