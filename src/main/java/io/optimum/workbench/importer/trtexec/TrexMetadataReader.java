package io.optimum.workbench.importer.trtexec;

import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.file.JsonStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads what TREx parses out of trtexec's log: sections of `name: value`, where statistics are
/// lists of minimum, maximum, mean, median and percentiles. Section names are dropped.
public final class TrexMetadataReader {
  private static final int ENTRIES = 10_000;

  public Metadata read(InputStream in, FileNotes notes) throws IOException {
    try (JsonStream json = new JsonStream(in)) {
      TreeMap<String, String> texts = new TreeMap<>();
      TreeMap<String, List<Double>> statistics = new TreeMap<>();
      json.eachField(_ -> {
        if (json.isObject()) {
          json.eachField(key -> entry(key, json, texts, statistics));
        }
      });
      json.end();
      return new Metadata(texts, statistics);
    }
  }

  private static void entry(
      String key, JsonStream json, Map<String, String> texts, Map<String, List<Double>> statistics)
      throws IOException {
    if (texts.size() + statistics.size() >= ENTRIES) {
      throw json.wrong(
          "There are more than %d entries.".formatted(ENTRIES), "Write the metadata again.");
    }
    if (json.isArray()) {
      statistics.put(key, numbers(json));
    } else if (!json.isObject()) {
      texts.put(key, json.text());
    }
  }

  private static List<Double> numbers(JsonStream json) throws IOException {
    List<Double> numbers = new ArrayList<>();
    json.eachElement(index -> {
      if (index < 100 && json.isNumber()) {
        numbers.add(json.number());
      }
    });
    return numbers;
  }
}
