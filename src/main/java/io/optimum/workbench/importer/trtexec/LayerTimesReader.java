package io.optimum.workbench.importer.trtexec;

import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.JsonStream;
import io.optimum.workbench.importer.file.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Reads `trtexec --exportProfile`: `{"count":N}`, then one object per layer. The median is taken,
/// the mean where a version writes none. Names can repeat, and are kept in order.
public final class LayerTimesReader {
  private static final int LAYERS = 200_000;

  public LayerTimes read(InputStream in, FileNotes notes) throws IOException {
    try (JsonStream json = new JsonStream(in)) {
      Row row = new Row();
      List<LayerTimes.LayerTime> times = new ArrayList<>();
      json.eachElement(_ -> {
        row.read(json);
        if (!row.name.isEmpty()) {
          times.add(new LayerTimes.LayerTime(row.name, row.nanos(json)));
        }
        if (times.size() > LAYERS) {
          throw json.wrong(
              "There are more than %d layers.".formatted(LAYERS),
              "Is this really the profile of one engine?");
        }
      });
      json.end();
      if (times.isEmpty()) {
        throw json.wrong("There is no layer time.", "Run trtexec with --exportProfile again.");
      }
      return new LayerTimes((int) Math.min(row.count, Integer.MAX_VALUE), times);
    }
  }

  private static final class Row {
    private static final double UNKNOWN = -1;

    private String name = "";
    private double medianMillis = UNKNOWN;
    private double averageMillis = UNKNOWN;
    private double totalMillis = UNKNOWN;
    private long count;

    void read(JsonStream json) throws IOException {
      name = "";
      medianMillis = UNKNOWN;
      averageMillis = UNKNOWN;
      totalMillis = UNKNOWN;
      json.eachField(key -> field(key, json));
    }

    private void field(String key, JsonStream json) throws IOException {
      switch (key) {
        case "count" -> count = Math.max(0, json.count());
        case "name" -> name = json.text();
        case "medianMs" -> medianMillis = json.number();
        case "averageMs" -> averageMillis = json.number();
        case "timeMs" -> totalMillis = json.number();
        default -> {}
      }
    }

    double nanos(JsonStream json) throws IOException {
      double millis = medianMillis;
      if (millis == UNKNOWN) {
        millis = averageMillis;
      }
      if (millis == UNKNOWN && count > 0) {
        millis = totalMillis / count;
      }
      if (millis < 0) {
        throw json.wrong(
            "The layer '%s' has no time of at least 0.".formatted(Texts.shorten(name)),
            "Run trtexec with --exportProfile again.");
      }
      return millis * 1e6;
    }
  }
}
