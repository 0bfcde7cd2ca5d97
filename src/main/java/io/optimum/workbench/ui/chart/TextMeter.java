package io.optimum.workbench.ui.chart;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Widths of texts, remembered. Belongs to the window's thread.
public final class TextMeter {
  private static final int REMEMBERED = 4000;

  private final Text probe = new Text();
  private final Map<Key, Double> widths =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Double> eldest) {
          return size() > REMEMBERED;
        }
      };

  public double width(String text, Font font) {
    return widths.computeIfAbsent(new Key(text, font), this::measure);
  }

  /// `text`, shortened with an ellipsis in the middle until it fits; empty when nothing does.
  public String fit(String text, Font font, double pixels) {
    double whole = width(text, font);
    if (whole <= pixels) {
      return text;
    }
    int kept = (int) (text.length() * pixels / whole) - 1;
    for (int tries = 0; kept >= 2 && tries < 4; kept--, tries++) {
      String shorter =
          text.substring(0, (kept + 1) / 2) + "…" + text.substring(text.length() - kept / 2);
      if (width(shorter, font) <= pixels) {
        return shorter;
      }
    }
    return "";
  }

  private double measure(Key key) {
    probe.setText(key.text);
    probe.setFont(key.font);
    return Math.ceil(probe.getLayoutBounds().getWidth());
  }

  private record Key(String text, Font font) {}
}
